package dev.retort.step;

import dev.retort.annotation.Attribute;
import org.jspecify.annotations.Nullable;

/** Stands for the runtime's class. */
public abstract class PipelineStep {
  /** Name of the step. */
  @Attribute(identity = false)
  @Nullable String name;

  protected PipelineStep() {}
}
