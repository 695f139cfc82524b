package dev.retort.structured;

public final class Constants<E extends Enum<E>> {
  public static <E extends Enum<E>> Constants<E> of(E[] values) {
    return new Constants<>();
  }
}
