package dev.retort.config;

import org.jspecify.annotations.Nullable;

/** The environment variables of the process; tests have their own. Safe for any thread. */
class Environment {
  static final Environment SYSTEM = new Environment();

  /** That of a program which is not this one: any variable may be set there. */
  static final Environment UNKNOWN =
      new Environment() {
        @Override
        boolean isKnown() {
          return false;
        }

        @Override
        @Nullable String read(String name) {
          return null;
        }
      };

  /** The text of a variable; null if it is not set or empty. */
  final @Nullable String get(String name) {
    String text = read(name);
    return text == null || text.isEmpty() ? null : text;
  }

  /** Whether a variable that has no text here has none where the config is used. */
  boolean isKnown() {
    return true;
  }

  @Nullable String read(String name) {
    return System.getenv(name);
  }
}
