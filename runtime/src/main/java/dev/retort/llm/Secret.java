package dev.retort.llm;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A credential. It prints as {@code ***} and is never written; a config holds at most the name of
 * the environment variable. Immutable.
 */
public final class Secret {
  private final @Nullable String value;
  private final @Nullable String variable;

  private final boolean named;

  private Secret(@Nullable String value, @Nullable String variable, boolean named) {
    this.value = value;
    this.variable = variable;
    this.named = named;
  }

  /**
   * A credential in clear, which no config will hold.
   *
   * @param value the credential
   * @return the secret
   */
  public static Secret of(String value) {
    return new Secret(Objects.requireNonNull(value, "value"), null, false);
  }

  /**
   * A credential in an environment variable, read each time it is revealed. A config holds it as
   * {@code {env: NAME}}.
   *
   * @param variable name of the variable
   * @return the secret
   */
  public static Secret env(String variable) {
    return new Secret(null, Objects.requireNonNull(variable, "variable"), true);
  }

  /**
   * A credential in the environment variable that a declaration names by {@code env}. It is as one
   * by {@link #env}, but a config leaves it out, since every reader of the config knows it anyway.
   *
   * @param variable name of the variable
   * @return the secret
   */
  public static Secret declared(String variable) {
    return new Secret(null, Objects.requireNonNull(variable, "variable"), false);
  }

  /**
   * Whether a config holds the name of the variable.
   *
   * @return true for a secret by {@link #env}
   */
  public boolean isNamed() {
    return named;
  }

  /**
   * The environment variable that holds the credential.
   *
   * @return its name; null for a credential in clear
   */
  public @Nullable String variable() {
    return variable;
  }

  /**
   * The credential itself. Keep it out of logs and messages.
   *
   * @return the value in clear
   * @throws IllegalStateException if the environment variable is not set, or empty
   */
  public String reveal() {
    if (value != null) {
      return value;
    }
    String found = variable == null ? null : System.getenv(variable);
    if (found == null || found.isEmpty()) {
      throw new IllegalStateException(
          "the environment variable " + variable + " is not set; it should hold a credential");
    }
    return found;
  }

  /**
   * Whether {@link #reveal} has something to tell.
   *
   * @return false if the environment variable is not set, or empty
   */
  public boolean isPresent() {
    String found = variable == null ? value : System.getenv(variable);
    return found != null && (variable == null || !found.isEmpty());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret
        && Objects.equals(value, secret.value)
        && Objects.equals(variable, secret.variable);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, variable);
  }

  /** Returns {@code ***}. */
  @Override
  public String toString() {
    return "***";
  }
}
