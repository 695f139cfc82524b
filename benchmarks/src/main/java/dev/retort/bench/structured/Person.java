package dev.retort.bench.structured;

import dev.retort.annotation.StructuredType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is often asked for.
 *
 * @param name as the text has it
 * @param age in years
 * @param email where the text gives one
 * @param likes what they like
 */
@StructuredType
public record Person(String name, int age, @Nullable String email, List<String> likes) {}
