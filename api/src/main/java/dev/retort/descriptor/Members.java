package dev.retort.descriptor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The annotated fields that one class of a hierarchy declares, and access to them. Generated for
 * abstract classes as {@code ...Members}; a descriptor is one for its own class. A child, in any
 * package or jar, reaches inherited fields through its parent's. Immutable.
 *
 * @param <T> the class that declares the fields
 */
public abstract class Members<T> extends ValueTypes {
  private final @Nullable Members<? super T> parent;
  private volatile @Nullable List<ParamDescriptor> declared;

  /**
   * For generated code.
   *
   * @param parent the members of the nearest ancestor that has some; null at the top
   */
  protected Members(@Nullable Members<? super T> parent) {
    this.parent = parent;
  }

  /**
   * The members of the nearest ancestor that has some.
   *
   * @return null at the top
   */
  public final @Nullable Members<? super T> parent() {
    return parent;
  }

  /**
   * The fields of this class alone, in source order.
   *
   * @return unmodifiable
   */
  public final List<ParamDescriptor> declared() {
    List<ParamDescriptor> known = declared;
    if (known == null) {
      known = List.of(declare());
      declared = known;
    }
    return known;
  }

  /**
   * Describes the fields of this class alone, in source order.
   *
   * @return a new array; empty by default
   */
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[0];
  }

  /**
   * Reads a field.
   *
   * @param target the object
   * @param index the field's place in {@link #declared()}
   * @return its value, boxed
   * @throws IndexOutOfBoundsException if there is no such field
   */
  public @Nullable Object get(T target, int index) {
    throw new IndexOutOfBoundsException(index);
  }

  /**
   * Writes a field.
   *
   * @param target the object
   * @param index the field's place in {@link #declared()}
   * @param value a value of the field's type
   * @throws IndexOutOfBoundsException if there is no such field
   */
  public void set(T target, int index, @Nullable Object value) {
    throw new IndexOutOfBoundsException(index);
  }
}
