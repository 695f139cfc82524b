package dev.retort.llm;

import java.util.AbstractList;
import java.util.Collection;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list that may hold nulls, which {@link java.util.List#copyOf} refuses.
 *
 * @param <E> an item
 */
final class FixedList<E extends @Nullable Object> extends AbstractList<E> implements RandomAccess {
  private final E[] items;

  private FixedList(E[] items) {
    this.items = items;
  }

  /** A copy, unless the collection is such a list itself. */
  @SuppressWarnings("unchecked") // No one looks at the type of the array.
  static <E extends @Nullable Object> FixedList<E> copyOf(Collection<? extends E> items) {
    if (items instanceof FixedList) {
      return (FixedList<E>) items;
    }
    return new FixedList<>((E[]) items.toArray());
  }

  /** A list over this very array: the caller forgets it. */
  static <E extends @Nullable Object> FixedList<E> over(E[] items) {
    return new FixedList<>(items);
  }

  @Override
  public E get(int index) {
    return items[index];
  }

  @Override
  public int size() {
    return items.length;
  }

  @Override
  public @Nullable Object[] toArray() {
    return items.clone();
  }
}
