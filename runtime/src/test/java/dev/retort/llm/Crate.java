package dev.retort.llm;

import dev.retort.annotation.StructuredType;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds less than its schema says.
 *
 * @param weight in pounds; never odd
 * @param height in feet
 * @param rest how long it stood
 * @param home where it comes from
 */
@StructuredType
record Crate(
    @Nullable Integer weight, @Nullable Float height, @Nullable Duration rest, @Nullable URI home) {
  Crate {
    if (weight != null && weight % 2 != 0) {
      throw new IllegalArgumentException(weight + " is odd");
    }
  }
}
