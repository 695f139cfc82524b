package dev.retort.descriptor;

/**
 * What the processor knows of a pipeline step. Immutable.
 *
 * @param <T> the step
 */
public abstract non-sealed class StepDescriptor<T> extends TypeDescriptor<T> {
  /**
   * For generated code.
   *
   * @param module package of the step
   * @param name name of the step within it
   * @param parent members of the nearest ancestor that has some
   */
  protected StepDescriptor(String module, String name, Members<? super T> parent) {
    super(new TypeInfo(module, name), parent);
  }
}
