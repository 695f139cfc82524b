package dev.retort.bench.start;

/** Starts and ends: what every process pays. */
public final class Nothing {
  private Nothing() {}

  /**
   * Does nothing.
   *
   * @param args not looked at
   */
  public static void main(String[] args) {}
}
