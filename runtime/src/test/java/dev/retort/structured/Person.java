package dev.retort.structured;

import dev.retort.annotation.StructuredType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person. */
@StructuredType
record Person(String name, int age, @Nullable String email, List<String> tags) {}
