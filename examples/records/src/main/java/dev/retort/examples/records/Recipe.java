package dev.retort.examples.records;

import dev.retort.annotation.StructuredType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dish and how it is made. The model is told what stands here.
 *
 * @param name of the dish
 * @param servings how many people it feeds
 * @param difficulty how hard it is for somebody who cooks now and then
 * @param ingredients all that is needed
 * @param minutes how long it takes; null if the text does not say
 */
@StructuredType
public record Recipe(
    @NotBlank String name,
    @Positive int servings,
    Difficulty difficulty,
    @NotEmpty List<Ingredient> ingredients,
    @Nullable Integer minutes) {

  /** How hard a dish is. */
  public enum Difficulty {
    EASY,
    MEDIUM,
    HARD
  }

  /**
   * One thing that is needed.
   *
   * @param what its name, without an amount
   * @param grams how much of it
   */
  public record Ingredient(@NotBlank String what, @Positive double grams) {}
}
