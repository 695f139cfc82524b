package dev.retort.llamacpp;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.config.ConfigException;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.StructuredOutputShape;
import dev.retort.llm.SupportsStructuredOutput;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model in a GGUF file, run on this machine by llama.cpp.
 *
 * <p>The model is in a process of its own from {@link #load} to {@link #unload}; after it all its
 * memory is free. Calls may come from any thread; the model answers one after the other.
 */
@LLMType(
    aliases = {
      "distilabel.models.llms.llamacpp:LlamaCppLLM",
      "distilabel.llms.llamacpp:LlamaCppLLM",
      "distilabel.llm.llamacpp:LlamaCppLLM"
    })
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class LlamaCppLLM extends LLM implements SupportsStructuredOutput {
  /** The GGUF file; of one in parts, the first. */
  @RuntimeParam Path modelPath;

  /**
   * The template that makes a prompt of messages: a Jinja text, or the name of one that llama.cpp
   * knows, such as {@code chatml} or {@code llama3}. By default that of the file; a file without
   * one holds a model that goes on with a text, and is given the texts of the messages.
   */
  @RuntimeParam @Nullable String chatFormat;

  /**
   * How many tokens prompt and answer may have together. By default as many as the model was
   * trained with, but not more than 4096, since memory grows with it.
   */
  @RuntimeParam
  @Min(8)
  @Nullable Integer nCtx;

  /** How many layers a GPU computes, where the engine is built for one; -1 for all. */
  @RuntimeParam(defaultValue = "-1", identity = false)
  @Min(-1)
  int nGpuLayers;

  /** The form that every answer must have, unless the input asks for another. */
  @RuntimeParam @Nullable StructuredOutputShape structuredOutput;

  private volatile @Nullable Model model;

  /** For generated code and subclasses. */
  protected LlamaCppLLM() {}

  /**
   * Name of the model.
   *
   * @return that of the file, without {@code .gguf}
   */
  @Override
  public String modelName() {
    return String.valueOf(modelPath.getFileName()).replaceFirst("\\.gguf$", "");
  }

  @Override
  protected @Nullable StructuredOutputShape structuredOutput() {
    return structuredOutput;
  }

  /** By a grammar, if one can say the form; if not, the prompt says it. */
  @Override
  protected boolean keepsTo(StructuredOutput form) {
    return AnswerGrammar.says(form);
  }

  /**
   * Loads the model, in a process of its own.
   *
   * @throws ConfigException if the file is no model that llama.cpp can load, or there is no such
   *     chat format
   * @throws GenerationException if there can be no such process, or this thread is interrupted
   */
  @Override
  public void load() {
    // First what can fail: a load that failed is none.
    if (model == null) {
      loadModel();
    }
    super.load();
  }

  private void loadModel() {
    Logger logger = LoggerFactory.getLogger("dev.retort.llm." + modelName());
    try {
      GgufFile head = GgufFile.read(modelPath);
      Model loading =
          Model.of(modelPath, head, ChatFormat.of(chatFormat, head), nCtx, nGpuLayers, logger);
      model = loading; // From now on unload() ends it.
      loading.load();
    } catch (ModelFileException e) {
      throw ConfigException.wrongValue("/model_path", e.message());
    } catch (EngineException e) {
      unload();
      if (e.reason() == EngineException.Reason.MODEL_REFUSED) {
        throw ConfigException.wrongValue("/model_path", modelPath + ": " + e.message());
      }
      if (e.reason() == EngineException.Reason.TEMPLATE_FAILED) {
        throw ConfigException.wrongValue("/chat_format", e.message());
      }
      throw new GenerationException(Model.failure(e), null);
    } catch (InterruptedException e) {
      unload();
      Thread.currentThread().interrupt();
      throw new GenerationException(
          Failure.of(Kind.CANCELLED, "the thread was interrupted while the model was loaded"), e);
    }
  }

  /** The process that has the model, for tests. */
  @Nullable ProcessHandle process() {
    Model loaded = model;
    return loaded == null ? null : loaded.process();
  }

  /** Ends the process of the model, and with it calls under way: their items fail. */
  @Override
  public void unload() {
    Model loaded = model;
    model = null;
    if (loaded != null) {
      loaded.close();
    }
    super.unload();
  }

  /**
   * Answers one input after the other.
   *
   * @param inputs the conversations
   * @param numGenerations how many answers each gets
   * @param maxNewTokens how many tokens a generation may have
   * @param frequencyPenalty how much a token is held against itself each time it occurs
   * @param presencePenalty how much a token is held against itself once it occurs
   * @param temperature sampling temperature; 0 takes the likeliest token, higher is more random
   * @param topP share of the probability, from the top, that is sampled from
   * @param topK how many of the likeliest tokens are sampled from; 0 for all
   * @param minP least probability of a token that is sampled, in parts of the likeliest one's
   * @param repetitionPenalty what the score of a token that occurs is divided by; 1 for none
   * @param stop texts at which a generation ends; they are left out
   * @param seed the same seed and prompt give the same answer; another each time if not set
   * @return one output an input
   * @throws InterruptedException if this thread is interrupted
   */
  List<GenerateOutput> generate(
      List<Input> inputs,
      int numGenerations,
      @RuntimeParam(defaultValue = "128") @Min(1) int maxNewTokens,
      @RuntimeParam(defaultValue = "0.0") @DecimalMin("-2") @DecimalMax("2")
          double frequencyPenalty,
      @RuntimeParam(defaultValue = "0.0") @DecimalMin("-2") @DecimalMax("2") double presencePenalty,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") double temperature,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("1") double topP,
      @RuntimeParam(defaultValue = "40") @Min(0) int topK,
      @RuntimeParam(defaultValue = "0.05") @DecimalMin("0") @DecimalMax("1") double minP,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin(value = "0", inclusive = false)
          double repetitionPenalty,
      @RuntimeParam @Nullable List<String> stop,
      @RuntimeParam @Min(0) @Nullable Integer seed)
      throws InterruptedException {
    Sampling sampling =
        new Sampling(
            maxNewTokens,
            temperature,
            topP,
            topK,
            minP,
            frequencyPenalty,
            presencePenalty,
            repetitionPenalty,
            stop == null ? List.of() : stop,
            seed);
    Model loaded = model;
    if (loaded == null) {
      throw new GenerationException(Failure.of(Kind.CANCELLED, "the model was unloaded"), null);
    }
    StructuredOutputShape shape = structuredOutput;
    StructuredOutput usual = shape == null ? null : shape.form();
    List<GenerateOutput> outputs = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      outputs.add(loaded.answer(formed(input, usual), numGenerations, sampling));
    }
    return outputs;
  }

  private static Input formed(Input input, @Nullable StructuredOutput usual) {
    return usual == null || input.structuredOutput() != null
        ? input
        : input.withStructuredOutput(usual);
  }
}
