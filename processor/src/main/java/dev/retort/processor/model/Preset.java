package dev.retort.processor.model;

import dev.retort.processor.report.Where;
import org.jspecify.annotations.Nullable;

/**
 * A changed default of something inherited.
 *
 * @param name wire name
 * @param defaultValue null = as inherited
 * @param env null = as inherited
 * @param where the annotation
 */
public record Preset(
    String name, @Nullable String defaultValue, @Nullable String env, Where where) {}
