package dev.retort.llamacpp;

import dev.retort.annotation.StructuredType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * What happens, in choices.
 *
 * @param title short
 * @param events one after the other
 * @param mood how it ends
 * @param moral what is to be learnt
 */
@StructuredType
record Story(
    @NotBlank @Size(max = 20) String title,
    @Size(min = 1, max = 3) List<Event> events,
    Mood mood,
    Optional<@Size(max = 20) String> moral) {

  /** Something that happens. */
  sealed interface Event permits Meeting, Walk {}

  /**
   * Somebody comes.
   *
   * @param who comes
   */
  record Meeting(@NotBlank @Size(max = 12) String who) implements Event {}

  /**
   * They go on.
   *
   * @param steps how many
   */
  record Walk(@PositiveOrZero @Max(100_000) int steps) implements Event {}

  /** How it ends. */
  enum Mood {
    HAPPY,
    SAD
  }
}
