package dev.retort.structured;

public final class Names {
  public static Names of(long[] required, String... names) {
    return new Names();
  }
}
