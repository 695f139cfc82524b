package dev.retort.llm;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.RuntimeParam;
import dev.retort.batch.KeptBatch;
import dev.retort.config.ConfigFile;
import dev.retort.config.RuntimeParameterInfo;
import dev.retort.config.Serializer;
import dev.retort.descriptor.Capability;
import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.SelfDescribed;
import dev.retort.descriptor.Types;
import dev.retort.engine.Attempt;
import dev.retort.engine.Timebase;
import dev.retort.offline.OfflineRun;
import dev.retort.offline.Workspace;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
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
  private static final String NO_BATCHES = "; set use_offline_batch_generation to false";

  /** A kwarg that goes before {@code structured_output}. */
  private static final String OWN_WORDS = "response_format";

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

  private volatile @Nullable LLMDescriptor<?> descriptor;
  private volatile @Nullable Logger logger;
  private volatile @Nullable Answers answers;
  private volatile boolean askedByOthers;
  private volatile @Nullable Spender spender;
  private volatile List<KeptBatch> batchesUnderWay = List.of();

  private final CopyOnWriteArrayList<GuardedListener> listeners = new CopyOnWriteArrayList<>();

  // What is known of offline batches; they are gone on with by one thread at a time.
  private volatile Workspace batches = new Workspace(null);
  private final ReentrantLock submitting = new ReentrantLock();
  private final OfflineWait batchWait = new OfflineWait();

  /** The clock of waiting for offline batches; a test may put its own here. */
  @Nullable Timebase batchTime;

  private final ReentrantLock loading = new ReentrantLock();

  // Written under loading or by the thread that configures. loaded: load() has been through here.
  private volatile boolean loaded;
  // ready: load() has returned, with all that subclasses add to it.
  private volatile boolean ready;

  /** For subclasses. */
  protected LLM() {}

  /**
   * Name of the model, for logs and the {@code model_name} column.
   *
   * @return such as {@code gpt-4o-mini}
   */
  public abstract String modelName();

  /**
   * Gets the LLM ready. Without it, the first call does so. Subclasses that need more call {@code
   * super.load()} first.
   *
   * @throws UnsupportedCapabilityException if the config asks for what this LLM cannot do
   * @throws IllegalArgumentException if its {@code structured_output} is no form; the message says
   *     why
   */
  public void load() {
    begin();
  }

  /** What every LLM needs. */
  void begin() {
    requireCapabilitiesOfConfig();
    StructuredOutputShape shape = structuredOutput();
    if (shape != null) {
      shape.form();
    }
    logger = LoggerFactory.getLogger(loggerName());
    loaded = true;
  }

  /** What {@link #load} is for a {@link StandIn}: without anything of the class it stands for. */
  protected final void loadStandIn() {
    begin();
  }

  /** What {@link #unload} is for a {@link StandIn}. */
  protected final void unloadStandIn() {
    end();
  }

  /**
   * Lets go of what {@link #load} got: cancels calls under way, waits for offline batches included,
   * ends threads. It may be called again and again, and the LLM may be loaded again. Subclasses
   * that need more call {@code super.unload()} last.
   */
  public void unload() {
    end();
  }

  private void end() {
    ready = false;
    loaded = false;
    batchWait.end();
    release();
  }

  /** The same as {@link #unload}; without effect on an LLM that is not loaded. */
  @Override
  public final void close() {
    if (loaded || ready) {
      unload();
    }
    release();
  }

  /** Ends threads and calls; overridden by what has them. */
  void release() {}

  /**
   * The logger of this LLM.
   *
   * @return {@code dev.retort.llm.} and the name of the model, once the LLM is loaded
   */
  protected final Logger logger() {
    Logger known = logger;
    return known == null ? LoggerFactory.getLogger(LLM.class) : known;
  }

  /**
   * Keeps every answer from the next {@code generateOutputs} on, and gives those that are kept
   * without a call. Answers that are kept depend on the type, the model, all attributes and kwargs
   * that are identity, and the input; not on credentials.
   *
   * <p>The same goes for the LLMs that this one asks ({@link #inquiries}), if it takes lists and
   * makes what it asks them from its own inputs: see {@link Input#withMessages}.
   *
   * @param answers numbers equal requests and counts; null to keep none any more
   */
  public final void keepAnswersIn(@Nullable Answers answers) {
    if (answers != null) {
      answers.take(this);
    }
    this.answers = answers;
  }

  /** Its answers may be kept where those are of an LLM that asks it. */
  final void isAskedByOthers() {
    askedByOthers = true;
  }

  /** Whether it may have answers to keep, of its own or of whoever asks it. */
  final boolean keepsAnswers() {
    return askedByOthers || answers != null;
  }

  final boolean mayBeAskedByOthers() {
    return askedByOthers;
  }

  final @Nullable Answers answers() {
    return answers;
  }

  /**
   * Makes no call, from the next {@code generateOutputs} on, that could pass an allowance: calls
   * wait for those before where that may help, else {@link BudgetException} ends the run. Answers
   * that were kept need nothing of it.
   *
   * @param spender from {@link Allowance#spender}; null to spend without end
   */
  public final void spendFrom(@Nullable Spender spender) {
    this.spender = spender;
  }

  final @Nullable Spender spender() {
    return spender;
  }

  /**
   * The bound on the tokens of one generation that a call sets, where a kwarg does that has not one
   * of the usual names ({@code max_new_tokens}, {@code max_tokens}, {@code max_completion_tokens},
   * {@code max_output_tokens}), or goes before such a one. Limits, plans, budgets and messages
   * about answers that were cut go by it.
   *
   * @param kwargs of a call, bound
   * @return null, by default, where the usual names tell all
   */
  protected @Nullable OutputBound ownOutputBound(Kwargs kwargs) {
    return null;
  }

  /** The bound on the tokens of one generation, if a kwarg is one. */
  final int outputBound(Kwargs kwargs) {
    Integer tokens = OutputBound.of(this, kwargs).tokens();
    return tokens == null ? (int) Attempt.UNKNOWN : tokens;
  }

  /**
   * The form that every answer must have whose input asks for none. Subclasses with an attribute
   * {@code structured_output} return it; the runtime sees to the rest. It does not come with the
   * input, so those with {@link SupportsStructuredOutput} send it where the input has none.
   *
   * @return null by default: answers are free text
   */
  protected @Nullable StructuredOutputShape structuredOutput() {
    return null;
  }

  /**
   * Whether the provider keeps answers to a form, which arrives with the {@link Input} or is that
   * of {@link #structuredOutput}. If not, the runtime tells the model of it in the prompt; an input
   * that has it has it still, so that no other form is sent in its place.
   *
   * @param form what an answer must be
   * @return whether this LLM has {@link SupportsStructuredOutput}, by default
   */
  protected boolean keepsTo(StructuredOutput form) {
    return this instanceof SupportsStructuredOutput;
  }

  /**
   * The LLMs that are given what this one is given. An LLM that answers by handing its inputs on
   * takes images if all of these do, and needs no {@link SupportsImages}.
   *
   * @return by path, such as {@code llms.0}; empty, by default, if it reads its inputs itself
   */
  protected Map<String, LLM> handsOnTo() {
    return Map.of();
  }

  /**
   * What this LLM asks others for an answer to one input. From it follow the tokens that a plan
   * tells and a budget sets aside. It may be asked before {@link #load}.
   *
   * @param numGenerations how many generations this one is asked for
   * @return all that may be asked where everything fails that may, in that order; empty, by
   *     default, if it answers by itself
   */
  protected List<Inquiry> inquiries(int numGenerations) {
    return List.of();
  }

  /**
   * The models that are asked where this LLM is: its own, or those of the LLMs that it hands its
   * inputs on to.
   *
   * @return names, as they stand in {@link GenerateOutput.Statistics#models} where there are others
   */
  public final Set<String> modelsAsked() {
    Set<String> models = new LinkedHashSet<>();
    modelsAsked(models, Collections.newSetFromMap(new IdentityHashMap<>()));
    return models;
  }

  private void modelsAsked(Set<String> models, Set<LLM> seen) {
    Map<String, LLM> others = handsOnTo();
    if (others.isEmpty()) {
      models.add(modelName());
    } else if (seen.add(this)) {
      others.values().forEach(other -> other.modelsAsked(models, seen));
    }
  }

  /** Whether a call asks for a form in the provider's own words, which no one checks but it. */
  final boolean asksInTheProvidersWords(Kwargs kwargs) {
    List<ParamDescriptor> declared = descriptor().generationKwargs();
    for (int i = 0; i < declared.size(); i++) {
      if (declared.get(i).name().equals(OWN_WORDS) && kwargs.get(i) != null) {
        return true;
      }
    }
    return false;
  }

  final String loggerName() {
    return "dev.retort.llm." + modelName();
  }

  /**
   * The kwargs of the config. Subclasses may override it to work them out; the runtime fills what
   * is not set here from environment and defaults, and overrides of a call win. It may be asked
   * before {@link #load}.
   *
   * @return an object of the generated kwargs record; null if none is set
   */
  public @Nullable Kwargs generationKwargs() {
    return generationKwargs;
  }

  /**
   * Whether answers come from offline batches.
   *
   * @return false by default
   */
  public final boolean useOfflineBatchGeneration() {
    return useOfflineBatchGeneration;
  }

  /**
   * How long to wait between two looks at offline batches.
   *
   * @return seconds; null to throw instead of waiting
   */
  public final @Nullable Integer offlineBatchGenerationBlockUntilDone() {
    return offlineBatchGenerationBlockUntilDone;
  }

  /**
   * Generates once an input, with the kwargs of the config.
   *
   * @param inputs what to answer
   * @return one output an input, in order, each with exactly one generation
   */
  public final List<GenerateOutput> generateOutputs(List<Input> inputs) {
    return generateOutputs(inputs, 1, null);
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
   * Generates with kwargs that override those of the config. Loads the LLM if that was not done.
   *
   * @param inputs what to answer
   * @param numGenerations generations an input, at least 1
   * @param overrides an object of the generated kwargs record; null for none
   * @return one output an input, in order, each with exactly {@code numGenerations} generations
   * @throws UnsupportedCapabilityException if config or an input asks for what this LLM cannot do;
   *     nothing was called then
   * @throws dev.retort.config.ConfigException if a kwarg is missing or wrong; nothing was called
   * @throws OfflineBatchNotFinishedException if {@code use_offline_batch_generation} is set and the
   *     batches are not finished
   * @throws GenerationException if the run was stopped: by an interrupt of this thread (whose flag
   *     is set again), by {@link #unload}, by {@code on_error} or {@code max_errors}; or if a
   *     {@code generate} method failed or answered with another number of outputs
   */
  public final List<GenerateOutput> generateOutputs(
      List<Input> inputs, int numGenerations, @Nullable Kwargs overrides) {
    Kwargs kwargs = prepare(numGenerations, overrides);
    List<Input> checked = new Demands(this, Forms.of(this, kwargs)).check(inputs);
    if (useOfflineBatchGeneration) {
      return offline(checked, numGenerations, kwargs);
    }
    if (checked.isEmpty()) {
      return List.of();
    }
    ensureLoaded();
    return answer(checked, numGenerations, kwargs);
  }

  /** The kwargs of one call, after all that can be checked before the inputs are looked at. */
  final Kwargs prepare(int numGenerations, @Nullable Kwargs overrides) {
    if (numGenerations < 1) {
      throw new IllegalArgumentException(
          "numGenerations must be at least 1, not " + numGenerations);
    }
    if (!generatesText()) {
      throw UnsupportedCapabilityException.encoder(simpleName());
    }
    requireCapabilitiesOfConfig();
    return BoundKwargs.of(this, overrides);
  }

  /** Calls the operative method. */
  List<GenerateOutput> answer(List<Input> inputs, int numGenerations, Kwargs kwargs) {
    return SyncCall.all(this, inputs, numGenerations, kwargs);
  }

  /**
   * Lets a listener follow the calls of every {@code generateOutputs} that begins from now on. From
   * any thread.
   *
   * @param listener told of calls; one that was added twice is told twice
   */
  public final void addListener(GenerationListener listener) {
    listeners.add(new GuardedListener(Objects.requireNonNull(listener, "listener")));
  }

  /**
   * Tells a listener of no {@code generateOutputs} that begins from now on. From any thread.
   *
   * @param listener the same object that was added
   * @return whether it was there
   */
  public final boolean removeListener(GenerationListener listener) {
    for (GuardedListener each : listeners) {
      if (each.isOf(listener)) {
        return listeners.remove(each);
      }
    }
    return false;
  }

  /** What tells the listeners of one run, on whose thread this is; null where nobody listens. */
  final @Nullable CallEvents events(Kwargs kwargs) {
    List<GuardedListener> now = listeners.stream().map(GuardedListener::forRun).toList();
    return now.isEmpty() ? null : new CallEvents(this, kwargs, now);
  }

  final void ensureLoaded() {
    if (ready) {
      return;
    }
    loading.lock();
    try {
      if (!loaded) {
        load();
      }
      ready = true;
    } finally {
      loading.unlock();
    }
  }

  /**
   * Whether this LLM answers with text.
   *
   * @return false for an encoder, which gives hidden states alone
   */
  public final boolean generatesText() {
    return !descriptor().capabilities().contains(Capability.HIDDEN_STATES_ONLY);
  }

  /**
   * Whether {@link #lastHiddenStates} can be called.
   *
   * @return whether the class has {@link SupportsHiddenStates}
   */
  public final boolean givesHiddenStates() {
    return descriptor().capabilities().contains(Capability.HIDDEN_STATES);
  }

  /**
   * What the config asks for that this class cannot do. A step that holds LLMs need not ask:
   * pipelines do when they are checked.
   *
   * @return wire name of the attribute to why not, in one line; empty where all can be done
   */
  public final Map<String, String> unsupported() {
    Map<String, String> reasons = new LinkedHashMap<>();
    if (useOfflineBatchGeneration && !hasBatches()) {
      reasons.put(
          "use_offline_batch_generation",
          new UnsupportedCapabilityException(simpleName(), Capability.OFFLINE_BATCH, NO_BATCHES)
              .getMessage());
    }
    return reasons;
  }

  private boolean hasBatches() {
    return this instanceof SelfDescribed
        ? descriptor().capabilities().contains(Capability.OFFLINE_BATCH)
        : this instanceof SupportsOfflineBatch;
  }

  /** The simple name of the class, also where an object only stands for one of it. */
  final String simpleName() {
    if (this instanceof SelfDescribed own) {
      String name = own.describedBy().typeInfo().name();
      return name.substring(name.lastIndexOf('.') + 1);
    }
    return getClass().getSimpleName();
  }

  private void requireCapabilitiesOfConfig() {
    if (useOfflineBatchGeneration) {
      require(SupportsOfflineBatch.class, Capability.OFFLINE_BATCH, NO_BATCHES);
    }
  }

  private void require(Class<?> needed, Capability capability) {
    require(needed, capability, "");
  }

  private void require(Class<?> needed, Capability capability, String advice) {
    boolean isBeyondStandIns =
        capability == Capability.OFFLINE_BATCH || capability == Capability.HIDDEN_STATES;
    if (this instanceof StandIn && isBeyondStandIns) {
      throw UnsupportedCapabilityException.standIn(getClass(), capability);
    }
    if (!needed.isInstance(this)) {
      throw new UnsupportedCapabilityException(getClass(), capability, advice);
    }
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
   * Keeps the record of offline batches in a folder from the next call on, so that another process
   * with the same folder goes on with them wherever this one was ended. Without one, the record is
   * in memory, and {@link #jobsIds} is what another process needs.
   *
   * @param folder for this LLM alone; made when it is needed; null for none
   */
  public final void keepBatchesIn(@Nullable Path folder) {
    batches = new Workspace(folder);
  }

  /**
   * Asks the provider how far the batches are of which the folder of {@link #keepBatchesIn} has a
   * record. Nothing is submitted.
   *
   * @param fetch whether the results of those that have ended are fetched into the folder, so that
   *     the next call does not need the provider for them
   * @return in the order of the requests; empty if there is no record, or the answers were given
   * @throws GenerationException if provider or disk fail
   */
  public final List<KeptBatch> lookAtBatches(boolean fetch) {
    return kept(run -> run.look(fetch));
  }

  /**
   * Asks the provider to stop the batches that have not ended. What was answered by then is given
   * by the next call, which sends the rest again as far as resubmissions are allowed.
   *
   * @return as of {@link #lookAtBatches}
   * @throws GenerationException if provider or disk fail
   */
  public final List<KeptBatch> cancelBatches() {
    return kept(OfflineRun::cancel);
  }

  private List<KeptBatch> kept(OfflineLook.Deed deed) {
    require(SupportsOfflineBatch.class, Capability.OFFLINE_BATCH);
    ensureLoaded();
    submitting.lock();
    try {
      return new OfflineLook(this, batches, batchTime, batchWait).take(deed);
    } finally {
      submitting.unlock();
    }
  }

  /**
   * Submits offline batches or fetches their answers, with the kwargs of the config. The first call
   * submits, and throws; later ones, with the same inputs, throw until the batches are finished and
   * then give the answers. With {@code offline_batch_generation_block_until_done} the call waits
   * instead; an interrupt or {@link #unload} ends that at once, with {@link #jobsIds} in place.
   *
   * @param inputs what to answer, the same in each call
   * @param numGenerations generations an input, at least 1
   * @return one output an input, in order, each with exactly {@code numGenerations} generations
   * @throws UnsupportedCapabilityException if this LLM has no offline batches
   * @throws OfflineBatchNotFinishedException if they are not finished
   * @throws GenerationException if the provider refused all of them, if they are those of other
   *     inputs, or if provider or disk fail
   */
  public final List<GenerateOutput> offlineBatchGenerate(List<Input> inputs, int numGenerations) {
    require(SupportsOfflineBatch.class, Capability.OFFLINE_BATCH);
    Kwargs kwargs = prepare(numGenerations, null);
    List<Input> checked = new Demands(this, Forms.of(this, kwargs)).check(inputs);
    return offline(checked, numGenerations, kwargs);
  }

  /**
   * The same for inputs that need not be in memory, such as those of a file.
   *
   * @param inputs what to answer; gone through several times, and each time the same
   * @param numGenerations generations an input, at least 1
   * @param outputs takes one output an input, in order
   */
  public final void offlineBatchGenerate(
      Iterable<Input> inputs, int numGenerations, Consumer<GenerateOutput> outputs) {
    require(SupportsOfflineBatch.class, Capability.OFFLINE_BATCH);
    Kwargs kwargs = prepare(numGenerations, null);
    Iterable<Input> checked = new Demands(this, Forms.of(this, kwargs)).checked(inputs);
    offline(checked, numGenerations, kwargs, outputs);
  }

  private List<GenerateOutput> offline(List<Input> inputs, int numGenerations, Kwargs kwargs) {
    List<GenerateOutput> outputs = new ArrayList<>(inputs.size());
    offline(inputs, numGenerations, kwargs, outputs::add);
    return FixedList.copyOf(outputs);
  }

  private void offline(
      Iterable<Input> inputs, int numGenerations, Kwargs kwargs, Consumer<GenerateOutput> outputs) {
    if (!inputs.iterator().hasNext()) {
      throw new IllegalArgumentException(
          "no inputs: offline batches take at least one, and fetching their answers takes the same"
              + " inputs again");
    }
    ensureLoaded();
    submitting.lock();
    try {
      Workspace workspace = batches;
      try {
        new OfflineCall(this, kwargs, inputs, numGenerations, batchWait)
            .run(workspace, jobsIds(), batchTime, outputs);
      } finally {
        batchesUnderWay = List.of();
        List<String> ids = workspace.batches();
        if (ids != null) {
          jobsIds = ids.isEmpty() ? null : ids;
        }
      }
    } finally {
      submitting.unlock();
    }
  }

  /**
   * How far the offline batches are that a call waits for, as the provider said when it was asked
   * last. Safe for any thread.
   *
   * @return empty where no call waits for any
   */
  public final List<KeptBatch> batchesUnderWay() {
    return batchesUnderWay;
  }

  final void batchesAre(List<KeptBatch> now) {
    batchesUnderWay = now;
  }

  /**
   * The last hidden state of each input.
   *
   * @param inputs what to read
   * @return one block an input, in order
   * @throws UnsupportedCapabilityException if this LLM gives no hidden states
   * @throws GenerationException if the LLM gave another number of them
   */
  public final List<HiddenState> lastHiddenStates(List<Input> inputs) {
    require(SupportsHiddenStates.class, Capability.HIDDEN_STATES);
    List<Input> checked = new Demands(this, null).check(inputs);
    ensureLoaded();
    List<HiddenState> states = ((SupportsHiddenStates) this).getLastHiddenStates(checked);
    return SyncCall.sized(this, "getLastHiddenStates", "hidden states", checked.size(), states);
  }

  /**
   * Makes what guides the generation of answers of a form, such as a grammar; for subclasses that
   * run a model themselves. The runtime does not call it: a form arrives with the {@link Input}, in
   * the operative method.
   *
   * @param form what an answer must be
   * @return the form itself, unless a subclass makes something of it
   * @throws UnsupportedCapabilityException if this LLM cannot keep to a form
   */
  protected Object prepareStructuredOutput(StructuredOutput form) {
    require(SupportsStructuredOutput.class, Capability.STRUCTURED_OUTPUT);
    return form;
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
      known = (LLMDescriptor<?>) Types.ofObject(this);
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
