package dev.retort.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that hold no model, or a part of one. */
class LoadTest {
  @TempDir Path folder;

  private static void refuses(Path model, String message) {
    OnnxEncoderLLM llm = OnnxEncoderLLMBuilder.create().modelPath(model).build();

    assertThatThrownBy(llm::load)
        .isInstanceOf(ConfigException.class)
        .hasMessage("/model_path: error: " + message + " [retort:wrong-value]");
  }

  @Test
  void aFolderThatIsMissingIsTold() {
    refuses(folder.resolve("none"), "there is no folder " + folder.resolve("none"));
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("model.onnx"));

    refuses(
        file, "model_path is the folder of a model, and " + file + " is a file; name its folder");
  }

  @Test
  void aFolderWithoutModelIsTold() {
    refuses(
        folder,
        "the folder "
            + folder
            + " holds no model.onnx, neither by itself nor in a folder onnx; an exporter of ONNX,"
            + " such as optimum, makes one of other formats");
  }

  @Test
  void aModelWithoutTokenizerIsTold() throws IOException {
    Files.delete(MiniLm.in(folder).resolve("tokenizer.json"));

    refuses(
        folder,
        "the folder "
            + folder
            + " holds a model, but no tokenizer.json, without which no text can be read; put that"
            + " of the same model there");
  }

  @Test
  void aTokenizerThatIsNoneIsTold() throws IOException {
    Path file = MiniLm.in(folder).resolve("tokenizer.json");
    Files.writeString(file, "{\"version\": \"1.0\"");

    refuses(folder, "the file " + file + " is no tokenizer that can be read; fetch it again");
  }

  @Test
  void aModelThatIsCutShortIsTold() throws IOException {
    Path file = MiniLm.in(folder).resolve("model.onnx");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1_000_000));

    refuses(
        folder,
        "ONNX Runtime does not load the model "
            + file
            + ": it is cut short, no ONNX file, or needs a newer version; fetch it again");
  }

  @Test
  void moreTokensThanTheModelReadsAreRefused() throws IOException {
    Path config = MiniLm.in(folder).resolve("config.json");
    Files.writeString(config, "{\"max_position_embeddings\": 512}");
    OnnxEncoderLLM llm = OnnxEncoderLLMBuilder.create().modelPath(folder).maxTokens(513).build();

    assertThatThrownBy(llm::load)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "/max_tokens: error: the model reads 512 tokens at most, as its config.json says, and"
                + " max_tokens is 513; say no more than it reads [retort:wrong-value]");
  }

  @Test
  void aConfigThatIsNoJsonIsTold() throws IOException {
    Path file = MiniLm.in(folder).resolve("config.json");
    Files.writeString(file, "max_position_embeddings: 512");

    refuses(folder, "the file " + file + " is no JSON that can be read; fetch it again");
  }
}
