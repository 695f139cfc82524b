package dev.retort.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How much memory a row takes. */
class RowSizeTest {
  @Test
  void aRowIsWeighedByItsTexts() {
    Row row = Row.of("text", "x".repeat(1000)).with("list", List.of("y".repeat(500)));
    assertThat(RowSize.of(row)).isBetween(3000L, 3500L);
  }
}
