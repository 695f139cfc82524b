package dev.retort.structured;

import java.util.List;
import org.jspecify.annotations.Nullable;

record Person(String name, int age, @Nullable String email, List<String> tags) {}
