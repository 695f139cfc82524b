package dev.retort.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values for the runtime parameters of a pipeline file: what every class is that {@code
 * PipelineConfig} generates. They are checked when the pipeline is read. One thread at a time.
 *
 * @param <P> the class that extends this one
 */
public abstract class PipelineParameters<P extends PipelineParameters<P>> {
  private final Map<String, ParameterValues<?>> steps = new LinkedHashMap<>();

  /** For generated code. */
  protected PipelineParameters() {}

  /**
   * Sets parameters of a step, beside those that were set before.
   *
   * @param name of the step
   * @param maker of values with nothing set
   * @param setter sets them
   * @param <S> class of the values
   * @return this object
   */
  @SuppressWarnings("unchecked") // A step has one maker; P is the class that extends this one.
  protected final <S extends ParameterValues<S>> P step(
      String name, Supplier<S> maker, Consumer<? super S> setter) {
    setter.accept((S) steps.computeIfAbsent(name, step -> maker.get()));
    return (P) this;
  }

  /**
   * What was set so far. What is set later does not change it.
   *
   * @return options for {@link Pipeline#read(java.nio.file.Path, ReadOptions)}, to which more may
   *     be added, such as a params file
   */
  public final ReadOptions options() {
    Map<String, Map<String, @Nullable Object>> byStep = new LinkedHashMap<>();
    steps.forEach((name, values) -> byStep.put(name, values.byName()));
    return ReadOptions.none().parameters(byStep);
  }
}
