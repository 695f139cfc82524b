package dev.retort.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Gets at the text of what a reading reports. */
final class Problems {
  private Problems() {}

  /** One line a problem. */
  static String of(ThrowingCallable reading) {
    ConfigException thrown = catchThrowableOfType(ConfigException.class, reading);
    return thrown == null ? "no problem" : thrown.getMessage();
  }
}
