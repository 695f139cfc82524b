package dev.retort.llm;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.RuntimeParam;
import dev.retort.config.ConfigFile;
import dev.retort.config.RuntimeParameterInfo;
import dev.retort.config.Serializer;
import dev.retort.descriptor.Capability;
import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.Types;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A language model. Subclasses carry {@link dev.retort.annotation.LLMType}, their configuration in
 * annotated fields, and one operative method:
 *
 * <pre>{@code
 * List<GenerateOutput> generate(List<Input> inputs, int numGenerations, @RuntimeParam ... )
 * }</pre>
 *
 * <p>Life: made by the generated builder or read from a config, {@link #load}, any number of calls,
 * {@link #close}. One thread at a time for configuration; calls may come from any thread.
 */
public abstract class LLM implements AutoCloseable {
  /** The kwargs to be passed to the operative method of the LLM on every call. */
  @RuntimeParam @Nullable Kwargs generationKwargs;

  /** Whether to use offline batches, at the provider's reduced price, to generate the answers. */
  @RuntimeParam(defaultValue = "false", identity = false)
  boolean useOfflineBatchGeneration;

  /**
   * If set, calls wait for offline batches and ask again after this number of seconds; if not, they
   * throw until the batches are finished.
   */
  @RuntimeParam(identity = false)
  @PositiveOrZero
  @Nullable Integer offlineBatchGenerationBlockUntilDone;

  /** The ids of the offline batches that this LLM submitted; not meant to be set by hand. */
  @Attribute(identity = false)
  @Nullable List<String> jobsIds;

  private @Nullable LLMDescriptor<?> descriptor;
  private volatile @Nullable Logger logger;

  /** For subclasses. */
  protected LLM() {}

  /**
   * Name of the model, for logs and the {@code model_name} column.
   *
   * @return such as {@code gpt-4o-mini}
   */
  public abstract String modelName();

  /** Gets the LLM ready. Subclasses that need more call {@code super.load()} first. */
  public void load() {
    logger = LoggerFactory.getLogger("dev.retort.llm." + modelName());
  }

  /** Lets go of what {@link #load} got. */
  public void unload() {}

  /** The same as {@link #unload}. */
  @Override
  public final void close() {
    unload();
  }

  /**
   * The logger of this LLM.
   *
   * @return named after the model
   */
  protected final Logger logger() {
    Logger known = logger;
    return known == null ? LoggerFactory.getLogger(LLM.class) : known;
  }

  /**
   * Generates with the kwargs of the config.
   *
   * @param inputs what to answer
   * @param numGenerations generations an input, at least 1
   * @return one output an input, in order, each with exactly {@code numGenerations} generations
   */
  public final List<GenerateOutput> generateOutputs(List<Input> inputs, int numGenerations) {
    return generateOutputs(inputs, numGenerations, null);
  }

  /**
   * Generates with kwargs that override those of the config.
   *
   * @param inputs what to answer
   * @param numGenerations generations an input, at least 1
   * @param overrides an object of the generated kwargs record; null for none
   * @return one output an input, in order, each with exactly {@code numGenerations} generations
   */
  public final List<GenerateOutput> generateOutputs(
      List<Input> inputs, int numGenerations, @Nullable Kwargs overrides) {
    throw new UnsupportedOperationException();
  }

  /**
   * The ids of the offline batches that this LLM submitted.
   *
   * @return empty where there are none
   */
  public final List<String> jobsIds() {
    List<String> ids = jobsIds;
    return ids == null ? List.of() : List.copyOf(ids);
  }

  /**
   * Submits offline batches or fetches their answers.
   *
   * @param inputs what to answer
   * @param numGenerations generations an input
   * @return one output an input
   * @throws UnsupportedCapabilityException if this LLM has no offline batches
   */
  public final List<GenerateOutput> offlineBatchGenerate(List<Input> inputs, int numGenerations) {
    throw new UnsupportedCapabilityException(
        getClass(), Capability.OFFLINE_BATCH, "SupportsOfflineBatch");
  }

  /**
   * The last hidden state of each input.
   *
   * @param inputs what to read
   * @return one block an input
   * @throws UnsupportedCapabilityException if this LLM gives no hidden states
   */
  public final List<HiddenState> lastHiddenStates(List<Input> inputs) {
    if (this instanceof SupportsHiddenStates able) {
      return able.getLastHiddenStates(inputs);
    }
    throw new UnsupportedCapabilityException(
        getClass(), Capability.HIDDEN_STATES, "SupportsHiddenStates");
  }

  /**
   * What the processor knows of this LLM.
   *
   * @return the generated descriptor
   * @throws dev.retort.descriptor.MissingCompanionException if the processor was not run
   */
  public final LLMDescriptor<?> descriptor() {
    LLMDescriptor<?> known = descriptor;
    if (known == null) {
      known = (LLMDescriptor<?>) Types.of(getClass());
      descriptor = known;
    }
    return known;
  }

  /**
   * Names of the runtime parameters.
   *
   * @return name to {@code Boolean} (is it optional?), {@code generation_kwargs} to a map of the
   *     same
   */
  public final Map<String, Object> runtimeParametersNames() {
    return serializer().runtimeParametersNames(this);
  }

  /**
   * Descriptions of the runtime parameters.
   *
   * @return in declaration order, parent first
   */
  public final List<RuntimeParameterInfo> runtimeParametersInfo() {
    return serializer().runtimeParametersInfo(this);
  }

  /**
   * Sets runtime parameters. {@code generation_kwargs} are merged key by key; null removes one.
   *
   * @param values by wire name
   * @throws dev.retort.config.ConfigException with every unknown name and wrong value; then nothing
   *     is changed
   */
  public final void setRuntimeParameters(Map<String, ?> values) {
    serializer().update(this, values);
  }

  /**
   * This LLM's config as YAML.
   *
   * @return text that {@link #fromYaml} reads
   */
  public final String toYaml() {
    return serializer().toYaml(this);
  }

  /**
   * This LLM's config as JSON.
   *
   * @return text that {@link #fromJson} reads
   */
  public final String toJson() {
    return serializer().toJson(this);
  }

  /**
   * Makes an LLM from a config.
   *
   * @param yaml YAML with a {@code type_info}
   * @return a new LLM, not loaded
   * @throws dev.retort.config.ConfigException with every problem of the config
   */
  public static LLM fromYaml(String yaml) {
    return ConfigFile.parse(yaml, ConfigFile.Format.YAML, LLM.class);
  }

  /**
   * Makes an LLM from a config.
   *
   * @param json JSON with a {@code type_info}
   * @return a new LLM, not loaded
   * @throws dev.retort.config.ConfigException with every problem of the config
   */
  public static LLM fromJson(String json) {
    return ConfigFile.parse(json, ConfigFile.Format.JSON, LLM.class);
  }

  /**
   * Writes this LLM's config to a file.
   *
   * @param file {@code .json}, {@code .yaml} or {@code .yml}; folders are made
   */
  public final void save(Path file) {
    ConfigFile.save(this, file);
  }

  /**
   * Makes an LLM from a file.
   *
   * @param file {@code .json}, {@code .yaml} or {@code .yml}
   * @return a new LLM, not loaded
   * @throws dev.retort.config.ConfigException with every problem of the config
   */
  public static LLM read(Path file) {
    return ConfigFile.read(file, LLM.class);
  }

  @SuppressWarnings("unchecked") // The descriptor of a class leads to the serializer of that class.
  final Serializer<LLM> serializer() {
    return (Serializer<LLM>) (Serializer<?>) descriptor().serializer();
  }
}
