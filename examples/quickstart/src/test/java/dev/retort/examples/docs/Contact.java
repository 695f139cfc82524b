package dev.retort.examples.docs;

import dev.retort.annotation.StructuredType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;

// region contact
/**
 * A person that a text tells of.
 *
 * @param name as the text has it
 * @param age in years
 * @param email where the text gives one
 * @param ways how else to reach them
 */
@StructuredType
record Contact(
    String name, @PositiveOrZero @Max(150) int age, @Nullable String email, List<Way> ways) {

  /** One way to reach somebody. */
  sealed interface Way permits Phone, Post {}

  /** By phone. */
  record Phone(String number) implements Way {}

  /** By letter. */
  record Post(String street, String city) implements Way {}
}
// endregion
