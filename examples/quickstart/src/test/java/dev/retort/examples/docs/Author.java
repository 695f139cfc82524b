package dev.retort.examples.docs;

// region record
import dev.retort.annotation.StructuredType;
import jakarta.validation.constraints.Max;

/**
 * Someone who wrote something.
 *
 * @param name first name and last name
 * @param born year of birth
 */
@StructuredType
record Author(String name, @Max(2020) int born) {}
// endregion
