package dev.retort.llm;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.RuntimeParam;
import dev.retort.descriptor.Kwargs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands for the runtime's class. */
public abstract class LLM {
  /** Kwargs of every call. */
  @RuntimeParam @Nullable Kwargs generationKwargs;

  /** Whether to use offline batches. */
  @RuntimeParam(defaultValue = "false", identity = false)
  boolean useOfflineBatchGeneration;

  /** Ids of offline batches. */
  @Attribute(identity = false)
  @Nullable List<String> jobsIds;

  protected LLM() {}

  public abstract String modelName();

  public void load() {}

  public void unload() {}

  protected final void loadStandIn() {}

  protected final void unloadStandIn() {}
}
