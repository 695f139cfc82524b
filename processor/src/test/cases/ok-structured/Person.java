package com.acme.people;

import dev.retort.annotation.StructuredType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person that a text tells of.
 *
 * @param name as the text has it
 * @param age in years
 * @param email where the text gives one
 * @param nickNames what friends say
 */
@StructuredType
record Person(
    String name, @PositiveOrZero @Max(150) int age, @Nullable String email, List<String> nickNames) {}
