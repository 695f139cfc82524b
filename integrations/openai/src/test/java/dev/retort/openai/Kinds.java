package dev.retort.openai;

import dev.retort.annotation.StructuredType;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component of every kind. */
@StructuredType
record Kinds(
    boolean flag,
    byte tiny,
    short small,
    int whole,
    long large,
    float rough,
    double real,
    char letter,
    BigDecimal exact,
    @Nullable Integer box,
    String text,
    URI link,
    Path file,
    Duration took,
    Mood mood,
    List<String> list,
    Set<Mood> set,
    List<List<Integer>> nested,
    Optional<String> perhaps,
    Place place,
    @Nullable Place nowhere,
    Way way,
    @Positive @Max(9) int bounded,
    @DecimalMin(value = "0", inclusive = false) double share,
    @Size(min = 2, max = 4) @Pattern(regexp = "[a-z]+") String code,
    @NotBlank String words,
    @NotEmpty @Size(max = 3) List<@Size(min = 1) String> few) {
  /** How one feels. */
  enum Mood {
    GLAD,
    SO_SO
  }

  /** Somewhere. */
  record Place(double latitude) {}

  /** What goes. */
  sealed interface Way permits Train, Car {}

  /** On rails. */
  record Train(int number) implements Way {}

  /** On wheels. */
  record Car(boolean electric) implements Way {}
}
