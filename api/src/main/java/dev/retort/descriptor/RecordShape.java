package dev.retort.descriptor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How values of a record are made and read; generated where a record is used. Immutable.
 *
 * @param <R> the record
 */
public abstract class RecordShape<R> extends ValueTypes {
  private final String name;
  private volatile @Nullable List<ParamDescriptor> components;

  /**
   * For generated code.
   *
   * @param name simple name of the record
   */
  protected RecordShape(String name) {
    this.name = name;
  }

  /**
   * Simple name of the record.
   *
   * @return the name
   */
  public final String name() {
    return name;
  }

  /**
   * The components in order.
   *
   * @return unmodifiable
   */
  public final List<ParamDescriptor> components() {
    List<ParamDescriptor> known = components;
    if (known == null) {
      known = List.of(declare());
      components = known;
    }
    return known;
  }

  /**
   * Describes the components in order.
   *
   * @return a new array
   */
  protected abstract ParamDescriptor[] declare();

  /**
   * Makes a record.
   *
   * @param values one value a component, of its type
   * @return the record
   */
  public abstract R create(@Nullable Object[] values);

  /**
   * Reads a component.
   *
   * @param record a record of this shape
   * @param index the component's place
   * @return its value
   */
  public abstract @Nullable Object get(Object record, int index);
}
