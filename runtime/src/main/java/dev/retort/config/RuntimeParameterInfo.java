package dev.retort.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code runtime_parameters_info}. Immutable.
 *
 * @param name wire name
 * @param optional whether it may be left out; null for entries with {@code keys} or nested ones
 * @param description what it does; null where nothing was said
 * @param type such as {@code integer}; null for entries with {@code keys} or nested ones
 * @param defaultValue the default as declared; null where there is none
 * @param choices the values of an enum; empty for all others
 * @param keys the generation kwargs; null for all other entries
 * @param nested of nested LLMs, one list each; null for all other entries
 */
public record RuntimeParameterInfo(
    String name,
    @Nullable Boolean optional,
    @Nullable String description,
    @Nullable String type,
    @Nullable String defaultValue,
    List<String> choices,
    @Nullable List<RuntimeParameterInfo> keys,
    @Nullable List<List<RuntimeParameterInfo>> nested) {}
