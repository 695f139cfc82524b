package dev.retort.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are models, and files that are none. */
class LoadTest {
  @TempDir Path folder;

  private static void refuses(Path file, String message) {
    LlamaCppLLM llm = LlamaCppLLMBuilder.create().modelPath(file).build();

    assertThatThrownBy(llm::load)
        .isInstanceOf(ConfigException.class)
        .hasMessage("/model_path: error: " + message + " [retort:wrong-value]");
  }

  @Test
  void aFileThatIsMissingIsToldWithThoseThatAreThere() throws IOException {
    Files.createFile(folder.resolve("other.gguf"));
    Path file = folder.resolve("model.gguf");

    refuses(file, "there is no model at " + file + "; the folder holds other.gguf");
  }

  @Test
  void aFolderThatIsMissingIsTold() {
    Path file = folder.resolve("models/model.gguf");

    refuses(file, "there is no model at " + file + "; the folder does not exist either");
  }

  @Test
  void aFolderIsNoModel() {
    refuses(
        folder,
        "the model " + folder + " is a folder; name a GGUF file, and the folder holds none");
  }

  @Test
  void aFileOfAnotherKindIsNoModel() throws IOException {
    Path file = Files.writeString(folder.resolve("model.gguf"), "PK: some other kind of file");

    refuses(
        file,
        "the model "
            + file
            + " is no GGUF file; llama.cpp has scripts that convert models of other formats");
  }

  @Test
  void aFileThatIsCutInItsHeadIsTold() throws IOException {
    byte[] whole = Files.readAllBytes(TinyModel.file());
    Path file = Files.write(folder.resolve("model.gguf"), Arrays.copyOf(whole, 4000));

    refuses(file, "the model " + file + " is cut short; fetch or copy the file again");
  }

  @Test
  void aFileThatIsCutInItsTensorsIsToldWithItsSize() throws IOException {
    byte[] whole = Files.readAllBytes(TinyModel.file());
    Path file = Files.write(folder.resolve("model.gguf"), Arrays.copyOf(whole, whole.length - 1));

    refuses(
        file,
        "the model "
            + file
            + " is cut short: it has 1185343 of 1185344 bytes; fetch or copy the file again");
  }

  /** The head of a file with one entry: a list of so many values of a type, and what follows. */
  private Path head(long count, int type, byte[] rest) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(49 + rest.length).order(ByteOrder.LITTLE_ENDIAN);
    head.put("GGUF".getBytes(StandardCharsets.US_ASCII)).putInt(3).putLong(1).putLong(1);
    head.putLong(1).put((byte) 'k').putInt(9).putInt(type).putLong(count).put(rest);
    return Files.write(folder.resolve("model.gguf"), Arrays.copyOf(head.array(), head.position()));
  }

  @Test
  void aListOfMoreThanAFileCanHoldIsCutShort() throws IOException {
    Path file = head(Long.MAX_VALUE, 12, new byte[0]);

    refuses(file, "the model " + file + " is cut short; fetch or copy the file again");
  }

  @Test
  void listsInListsWithoutEndAreABrokenHead() throws IOException {
    ByteBuffer lists = ByteBuffer.allocate(1_200_000).order(ByteOrder.LITTLE_ENDIAN);
    while (lists.hasRemaining()) {
      lists.putInt(9).putLong(1);
    }
    Path file = head(1, 9, lists.array());

    refuses(file, "the head of the model " + file + " is broken; fetch or copy the file again");
  }

  /** Whatever bytes are there, no head of a file ends in an exception of another kind. */
  @Test
  void aHeadWithWrongBytesIsReadOrRefused() throws IOException {
    byte[] whole = Files.readAllBytes(TinyModel.file());
    Path file = folder.resolve("model.gguf");
    Random random = new Random(6);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = Arrays.copyOf(whole, 20_000);
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(i % 2 == 0 ? 400 : bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        assertThat(GgufFile.read(file).fileSize()).isEqualTo(bytes.length);
      } catch (ModelFileException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  @Test
  void aFileOfAnotherVersionIsTold() throws IOException {
    byte[] bytes = Files.readAllBytes(TinyModel.file());
    bytes[4] = 9;
    Path file = Files.write(folder.resolve("model.gguf"), bytes);

    refuses(
        file,
        "the model " + file + " is of version 9 of GGUF, and 2 and 3 can be read; convert it anew");
  }

  @Test
  void aModelThatTheEngineDoesNotKnowIsRefusedAndNothingElseEnds() throws IOException {
    byte[] bytes = Files.readAllBytes(TinyModel.file());
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("llama");
    bytes[at] = 'x';
    Path file = Files.write(folder.resolve("model.gguf"), bytes);

    refuses(
        file,
        file
            + ": llama.cpp does not load the model: it is of a kind that it does not know, broken,"
            + " or too large for the memory");
  }

  @Test
  void aChatFormatThatIsNoneIsToldWithTheNearest() {
    LlamaCppLLM llm =
        LlamaCppLLMBuilder.create().modelPath(TinyModel.file()).chatFormat("llama-3").build();

    assertThatThrownBy(llm::load)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "/chat_format: error: chat_format is neither a Jinja template nor the name of one of"
                + " llama.cpp; did you mean \"llama3\"? [retort:wrong-value]");
  }

  @Test
  void aTemplateThatCannotBeReadIsNotReplacedInSilence() {
    LlamaCppLLM llm =
        LlamaCppLLMBuilder.create()
            .modelPath(TinyModel.file())
            .chatFormat("{% for m in messages %}{{ m.content }}")
            .build();

    assertThatThrownBy(llm::load)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "/chat_format: error: llama.cpp cannot read the chat template, neither as it stands in"
                + " the file nor as chat_format gives it; set chat_format to a simpler one or to a"
                + " name, such as chatml or llama3 [retort:wrong-value]");
  }

  /** All that its class writes, and the path, which it leaves out. */
  @Test
  void aDumpOfDistilabelsIsRead() {
    LLM read =
        LLM.fromYaml(
            """
            use_magpie_template: false
            magpie_pre_query_template: null
            generation_kwargs: {max_new_tokens: 20, extra_generation_kwargs: null}
            use_offline_batch_generation: false
            offline_batch_generation_block_until_done: null
            jobs_ids: null
            n_gpu_layers: -1
            chat_format: null
            n_ctx: 512
            n_batch: 512
            seed: 4294967295
            verbose: false
            extra_kwargs: {}
            structured_output: null
            tokenizer_id: null
            model_path: model.gguf
            type_info: {module: distilabel.models.llms.llamacpp, name: LlamaCppLLM}
            """);

    assertThat(read.toYaml()).doesNotContain("seed", "verbose", "extra");
  }

  @Test
  void aSeedOfADumpThatMeantSomethingIsNotPassedOver() {
    assertThatThrownBy(
            () ->
                LLM.fromYaml(
                    """
                    model_path: model.gguf
                    seed: 7
                    type_info: {module: distilabel.models.llms.llamacpp, name: LlamaCppLLM}
                    """))
        .hasMessageContaining("unknown key \"seed\"");
  }

  @Test
  void anInputThatIsTooLongFailsAloneWithItsTokens() {
    try (LlamaCppLLM llm = LlamaCppLLMBuilder.create().modelPath(TinyModel.file()).build()) {
      List<GenerateOutput> outputs =
          llm.generateOutputs(
              List.of(Input.of("once ".repeat(600)), Input.of("Once upon a time")), 2);

      assertThat(outputs.get(0).error())
          .isEqualTo(
              Failure.of(
                  Kind.CONTEXT_TOO_LONG,
                  "the input has 1202 tokens, and the context has room for 512 with the answer;"
                      + " shorten the input"));
      assertThat(outputs.get(1).generations()).hasSize(2).doesNotContainNull();
    }
  }

  /** Repeated: what asks next may be faster than the system, which has the last one end. */
  @RepeatedTest(5)
  void aConversationThatTheTemplateRefusesFailsAloneAndTheNextIsAnswered() {
    String picky =
        "{% for m in messages %}{% if m.role == 'assistant' and messages|length == 3 %}"
            + "{{ raise_exception('too many') }}{% endif %}{{ m.content }}{% endfor %}";
    try (LlamaCppLLM llm =
        LlamaCppLLMBuilder.create().modelPath(TinyModel.file()).chatFormat(picky).build()) {
      List<GenerateOutput> outputs =
          llm.generateOutputs(
              List.of(
                  Input.of(
                      ChatMessage.user("Once"),
                      ChatMessage.assistant("upon"),
                      ChatMessage.user("a time")),
                  Input.of("Once upon a time")),
              1,
              LlamaCppLLMKwargs.builder().temperature(0.0).maxNewTokens(5).build());

      assertThat(outputs.get(0).error())
          .isEqualTo(
              Failure.of(
                  Kind.BAD_INPUT,
                  "the chat template of the model does not take these messages: many want user and"
                      + " assistant in turn, and some no system message; chat_format sets another"
                      + " template"));
      assertThat(outputs.get(1).generations()).containsExactly(", there was a little");
    }
  }

  @Test
  void aLoadThatFailedIsTriedAgain() throws IOException {
    Path file = folder.resolve("model.gguf");
    List<Input> inputs = List.of(Input.of("Once upon a time"));
    try (LlamaCppLLM llm = LlamaCppLLMBuilder.create().modelPath(file).build()) {
      assertThatThrownBy(() -> llm.generateOutputs(inputs)).isInstanceOf(ConfigException.class);
      Files.copy(TinyModel.file(), file);

      assertThat(llm.generateOutputs(inputs).get(0).error()).isNull();
    }
  }

  @Test
  void aConfigKeepsThePathOfTheModel() {
    LlamaCppLLM llm =
        LlamaCppLLMBuilder.create().modelPath(Path.of("models", "a.gguf")).nCtx(256).build();

    LLM again = LLM.fromYaml(llm.toYaml());

    assertThat(again.toYaml()).isEqualTo(llm.toYaml()).contains("model_path: models/a.gguf");
    assertThat(again.modelName()).isEqualTo("a");
  }
}
