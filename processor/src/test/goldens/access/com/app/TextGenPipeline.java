package com.app;

import com.acme.AcmeLLMKwargs;
import com.acme.Tone;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.Secret;
import dev.retort.pipeline.ParameterValues;
import dev.retort.pipeline.PipelineParameters;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Names the steps of the pipeline file pipelines/text-gen.yaml and sets their runtime
 * parameters.
 */
@GeneratedBy("dev.retort.processor")
public final class TextGenPipeline extends PipelineParameters<TextGenPipeline> {
  /** The file, relative to the root of the resources. */
  public static final String RESOURCE = "pipelines/text-gen.yaml";

  /** Names the step {@code 0_load} ({@link com.acme.Load Load}). */
  public static final String STEP_0_LOAD = "0_load";

  /** Names the step {@code text_generation} ({@link com.acme.Ask Ask}). */
  public static final String TEXT_GENERATION = "text_generation";

  /** Names the step {@code text-generation} ({@link com.acme.Ask Ask}). */
  public static final String TEXT_GENERATION_ = "text-generation";

  /** Names the step {@code class} ({@link com.acme.Ask Ask}). */
  public static final String CLASS = "class";

  /** Names the step {@code resource} ({@link com.acme.Ask Ask}). */
  public static final String RESOURCE_ = "resource";

  private TextGenPipeline() {
  }

  /** Starts with nothing set. */
  public static TextGenPipeline create() {
    return new TextGenPipeline();
  }

  /** Sets parameters of the step {@code text_generation} ({@link com.acme.Ask Ask}). */
  public TextGenPipeline textGeneration(Consumer<TextGenerationParameters> parameters) {
    return step(TEXT_GENERATION, TextGenerationParameters::new, parameters);
  }

  /** Sets parameters of the step {@code text-generation} ({@link com.acme.Ask Ask}). */
  public TextGenPipeline textGeneration_(Consumer<TextGenerationParameters_> parameters) {
    return step(TEXT_GENERATION_, TextGenerationParameters_::new, parameters);
  }

  /** Sets parameters of the step {@code class} ({@link com.acme.Ask Ask}). */
  public TextGenPipeline class_(Consumer<ClassParameters> parameters) {
    return step(CLASS, ClassParameters::new, parameters);
  }

  /** Sets parameters of the step {@code resource} ({@link com.acme.Ask Ask}). */
  public TextGenPipeline resource(Consumer<ResourceParameters> parameters) {
    return step(RESOURCE_, ResourceParameters::new, parameters);
  }

  /** Runtime parameters of the step {@code text_generation}. */
  public static final class TextGenerationParameters extends ParameterValues<TextGenerationParameters> {
    private TextGenerationParameters() {
    }

    /**
     * How many rows at once.
     *
     * @param inputBatchSize must be greater than 0; default 50
     */
    public TextGenerationParameters inputBatchSize(int inputBatchSize) {
      return set("input_batch_size", inputBatchSize);
    }

    /** Sets parameters of the {@link com.acme.AcmeLLM AcmeLLM} in {@code llm}. */
    public TextGenerationParameters llm(Consumer<AcmeLLMParameters> parameters) {
      return llm("llm", AcmeLLMParameters::new, parameters);
    }
  }

  /** Runtime parameters of {@link com.acme.AcmeLLM AcmeLLM}. */
  public static final class AcmeLLMParameters extends ParameterValues<AcmeLLMParameters> {
    private AcmeLLMParameters() {
    }

    /** Sets generation kwargs one by one; others stay as they are. */
    public AcmeLLMParameters generationKwargs(Consumer<AcmeLLMKwargs.Builder> generationKwargs) {
      return kwargs(AcmeLLMKwargs::builder, generationKwargs);
    }

    /**
     * Whether to use offline batches.
     *
     * @param useOfflineBatchGeneration default false
     */
    public AcmeLLMParameters useOfflineBatchGeneration(boolean useOfflineBatchGeneration) {
      return set("use_offline_batch_generation", useOfflineBatchGeneration);
    }

    /**
     * How many calls may be under way.
     *
     * @param maxConcurrency must be greater than 0; default 64
     */
    public AcmeLLMParameters maxConcurrency(int maxConcurrency) {
      return set("max_concurrency", maxConcurrency);
    }

    /**
     * Requests a minute.
     *
     * @param requestsPerMinute must be greater than 0
     */
    public AcmeLLMParameters requestsPerMinute(@Nullable Integer requestsPerMinute) {
      return set("requests_per_minute", requestsPerMinute);
    }

    /**
     * How long one exchange may take.
     *
     * @param timeout must be greater than 0; default 120s
     */
    public AcmeLLMParameters timeout(Duration timeout) {
      return set("timeout", timeout);
    }

    /**
     * Key sent as a bearer token.
     *
     * @param apiKey by default from the environment variable ACME_API_KEY
     */
    public AcmeLLMParameters apiKey(@Nullable Secret apiKey) {
      return set("api_key", apiKey);
    }

    /**
     * How it sounds.
     *
     * @param tone default calm
     */
    public AcmeLLMParameters tone(Tone tone) {
      return set("tone", tone);
    }
  }

  /** Runtime parameters of the step {@code text-generation}. */
  public static final class TextGenerationParameters_ extends ParameterValues<TextGenerationParameters_> {
    private TextGenerationParameters_() {
    }

    /**
     * How many rows at once.
     *
     * @param inputBatchSize must be greater than 0; default 50
     */
    public TextGenerationParameters_ inputBatchSize(int inputBatchSize) {
      return set("input_batch_size", inputBatchSize);
    }

    /** Sets parameters of the {@link com.acme.AcmeLLM AcmeLLM} in {@code llm}. */
    public TextGenerationParameters_ llm(Consumer<AcmeLLMParameters> parameters) {
      return llm("llm", AcmeLLMParameters::new, parameters);
    }
  }

  /** Runtime parameters of the step {@code class}. */
  public static final class ClassParameters extends ParameterValues<ClassParameters> {
    private ClassParameters() {
    }

    /**
     * How many rows at once.
     *
     * @param inputBatchSize must be greater than 0; default 50
     */
    public ClassParameters inputBatchSize(int inputBatchSize) {
      return set("input_batch_size", inputBatchSize);
    }

    /** Sets parameters of the {@code com.acme.MixtureLLM} in {@code llm}. */
    public ClassParameters llm(Consumer<MixtureLLMParameters> parameters) {
      return llm("llm", MixtureLLMParameters::new, parameters);
    }
  }

  /** Runtime parameters of {@code com.acme.MixtureLLM}. */
  public static final class MixtureLLMParameters extends ParameterValues<MixtureLLMParameters> {
    private MixtureLLMParameters() {
    }

    /**
     * Whether to use offline batches.
     *
     * @param useOfflineBatchGeneration default false
     */
    public MixtureLLMParameters useOfflineBatchGeneration(boolean useOfflineBatchGeneration) {
      return set("use_offline_batch_generation", useOfflineBatchGeneration);
    }

    /** Sets parameters of the {@link com.acme.AcmeLLM AcmeLLM} in {@code judge}. */
    public MixtureLLMParameters judge(Consumer<AcmeLLMParameters> parameters) {
      return llm("judge", AcmeLLMParameters::new, parameters);
    }

    /** Sets parameters of the {@link com.acme.AcmeLLM AcmeLLM} in {@code proposers} at index 0. */
    public MixtureLLMParameters proposers0(Consumer<AcmeLLMParameters> parameters) {
      return llm("proposers", 0, AcmeLLMParameters::new, parameters);
    }

    /** Sets parameters of the {@code com.acme.MixtureLLM} in {@code proposers} at index 1. */
    public MixtureLLMParameters proposers1(Consumer<MixtureLLMParameters_> parameters) {
      return llm("proposers", 1, MixtureLLMParameters_::new, parameters);
    }

    /**
     * How often they propose; until they agree if not set.
     *
     * @param rounds must be greater than 0
     */
    public MixtureLLMParameters rounds(@Nullable Integer rounds) {
      return set("rounds", rounds);
    }
  }

  /** Runtime parameters of {@code com.acme.MixtureLLM}. */
  public static final class MixtureLLMParameters_ extends ParameterValues<MixtureLLMParameters_> {
    private MixtureLLMParameters_() {
    }

    /**
     * Whether to use offline batches.
     *
     * @param useOfflineBatchGeneration default false
     */
    public MixtureLLMParameters_ useOfflineBatchGeneration(boolean useOfflineBatchGeneration) {
      return set("use_offline_batch_generation", useOfflineBatchGeneration);
    }

    /** Sets parameters of the {@link com.acme.AcmeLLM AcmeLLM} in {@code judge}. */
    public MixtureLLMParameters_ judge(Consumer<AcmeLLMParameters> parameters) {
      return llm("judge", AcmeLLMParameters::new, parameters);
    }

    /** Sets parameters of the {@link com.acme.AcmeLLM AcmeLLM} in {@code proposers} at index 0. */
    public MixtureLLMParameters_ proposers0(Consumer<AcmeLLMParameters> parameters) {
      return llm("proposers", 0, AcmeLLMParameters::new, parameters);
    }

    /**
     * How often they propose; until they agree if not set.
     *
     * @param rounds must be greater than 0
     */
    public MixtureLLMParameters_ rounds(@Nullable Integer rounds) {
      return set("rounds", rounds);
    }
  }

  /** Runtime parameters of the step {@code resource}. */
  public static final class ResourceParameters extends ParameterValues<ResourceParameters> {
    private ResourceParameters() {
    }

    /**
     * How many rows at once.
     *
     * @param inputBatchSize must be greater than 0; default 50
     */
    public ResourceParameters inputBatchSize(int inputBatchSize) {
      return set("input_batch_size", inputBatchSize);
    }

    /** Sets parameters of the {@link com.acme.AcmeLLM AcmeLLM} in {@code llm}. */
    public ResourceParameters llm(Consumer<AcmeLLMParameters> parameters) {
      return llm("llm", AcmeLLMParameters::new, parameters);
    }
  }
}
