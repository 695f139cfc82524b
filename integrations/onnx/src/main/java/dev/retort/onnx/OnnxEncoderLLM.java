package dev.retort.onnx;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.HiddenState;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.SupportsHiddenStates;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An encoder in an ONNX file, such as one of BERT's kin, run on this machine by ONNX Runtime. It
 * reads texts and gives the last hidden state of each, of which the step {@code
 * EmbeddingGeneration} makes embeddings; it generates no text.
 *
 * <p>Calls may come from any thread, and several at once.
 */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class OnnxEncoderLLM extends LLM implements SupportsHiddenStates {
  /**
   * Folder of the model, as model hubs have it: {@code model.onnx} (or {@code onnx/model.onnx}),
   * {@code tokenizer.json}, and {@code config.json} if there is one.
   */
  @RuntimeParam Path modelPath;

  /**
   * How many tokens a text may have. By default what {@code config.json} says, or 512 where there
   * is none.
   */
  @RuntimeParam @Positive @Nullable Integer maxTokens;

  private volatile @Nullable Encoder encoder;

  /** For generated code and subclasses. */
  protected OnnxEncoderLLM() {}

  /**
   * Name of the model.
   *
   * @return that of its folder
   */
  @Override
  public String modelName() {
    return String.valueOf(modelPath.toAbsolutePath().normalize().getFileName());
  }

  /**
   * Loads model and tokenizer.
   *
   * @throws dev.retort.config.ConfigException if the folder holds no encoder that can be loaded
   */
  @Override
  public void load() {
    // First what can fail: a load that failed is none.
    if (encoder == null) {
      encoder = Encoder.load(ModelFolder.of(modelPath), maxTokens);
    }
    super.load();
  }

  /** Lets go of the model, as soon as no call uses it. */
  @Override
  public void unload() {
    Encoder loaded = encoder;
    encoder = null;
    if (loaded != null) {
      loaded.close();
    }
    super.unload();
  }

  /**
   * Reads each input: the texts of its messages, a line each.
   *
   * @param inputs what to read
   * @return the last hidden state of each, with those of the tokens that begin and end a text
   * @throws GenerationException of kind {@code context_too_long} if an input has more tokens than
   *     the model reads; nothing was read then
   */
  @Override
  public List<HiddenState> getLastHiddenStates(List<Input> inputs) {
    Encoder loaded = encoder;
    if (loaded == null) {
      throw new GenerationException(
          Failure.of(Kind.CANCELLED, "the model was unloaded before it had read the inputs"), null);
    }
    return loaded.read(inputs.stream().map(OnnxEncoderLLM::text).toList());
  }

  private static String text(Input input) {
    return input.messages().stream().map(ChatMessage::text).collect(Collectors.joining("\n"));
  }
}
