package dev.retort.llm;

import dev.retort.annotation.StructuredType;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * An animal.
 *
 * @param name what it is called
 * @param legs how many it stands on
 * @param owner whose it is
 */
@StructuredType
record Pet(String name, @Min(0) int legs, @Nullable String owner) {}
