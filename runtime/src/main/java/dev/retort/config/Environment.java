package dev.retort.config;

import org.jspecify.annotations.Nullable;

/** The environment variables of the process; tests have their own. Safe for any thread. */
class Environment {
  static final Environment SYSTEM = new Environment();

  /** The text of a variable; null if it is not set or empty. */
  final @Nullable String get(String name) {
    String text = read(name);
    return text == null || text.isEmpty() ? null : text;
  }

  @Nullable String read(String name) {
    return System.getenv(name);
  }
}
