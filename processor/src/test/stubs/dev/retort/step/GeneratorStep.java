package dev.retort.step;

/** Stands for the runtime's class. */
public abstract class GeneratorStep extends PipelineStep {
  protected GeneratorStep() {}
}
