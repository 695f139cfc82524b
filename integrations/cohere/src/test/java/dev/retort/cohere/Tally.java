package dev.retort.cohere;

import dev.retort.annotation.StructuredType;
import java.util.Map;

/**
 * What nobody can be kept to.
 *
 * @param counts by name
 */
@StructuredType(strict = false)
record Tally(Map<String, Integer> counts) {}
