package dev.retort.cohere;

import dev.retort.annotation.StructuredType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way to go somewhere.
 *
 * @param seats how many
 * @param note for the driver
 * @param stops on the way
 * @param by what it goes
 */
@StructuredType
record Trip(
    @Min(1) @Max(9) int seats, @Nullable @Size(max = 20) String note, Set<String> stops, Way by) {
  /** What goes. */
  sealed interface Way permits Train, Car {}

  /**
   * On rails.
   *
   * @param number of the train
   */
  record Train(int number) implements Way {}

  /**
   * On wheels.
   *
   * @param electric whether it is
   */
  record Car(boolean electric) implements Way {}
}
