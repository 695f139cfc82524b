package dev.retort.llm;

/** Stands for the type of the runtime. */
public final class Secret {
  private Secret() {}

  /** Stands for a credential in source. */
  public static Secret of(String value) {
    return new Secret();
  }
}
