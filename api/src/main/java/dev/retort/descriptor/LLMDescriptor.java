package dev.retort.descriptor;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the processor knows of an LLM. Immutable.
 *
 * @param <T> the LLM
 */
public abstract non-sealed class LLMDescriptor<T> extends TypeDescriptor<T> {
  private volatile @Nullable List<ParamDescriptor> generationKwargs;

  /**
   * For generated code.
   *
   * @param module package of the LLM
   * @param name name of the LLM within it
   * @param parent members of the nearest ancestor that has some
   */
  protected LLMDescriptor(String module, String name, Members<? super T> parent) {
    super(new TypeInfo(module, name), parent);
  }

  /**
   * The parameters of the operative method, in order, without inputs and number of generations.
   *
   * @return unmodifiable
   */
  public final List<ParamDescriptor> generationKwargs() {
    List<ParamDescriptor> known = generationKwargs;
    if (known == null) {
      known = List.of(declareKwargs());
      generationKwargs = known;
    }
    return known;
  }

  /**
   * Describes the parameters of the operative method in order.
   *
   * @return a new array; empty by default
   */
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[0];
  }

  /**
   * Makes kwargs from values.
   *
   * @param values one a kwarg, in order; null = not set here
   * @return an object of the generated record
   */
  public abstract Kwargs kwargs(@Nullable Object[] values);

  /**
   * What the LLM can do.
   *
   * @return unmodifiable
   */
  public Set<Capability> capabilities() {
    return Set.of();
  }

  /**
   * Whether one call can give several generations. If not, the runtime calls once a generation.
   *
   * @return true if the operative method takes the number of generations
   */
  public boolean nativeGenerations() {
    return true;
  }
}
