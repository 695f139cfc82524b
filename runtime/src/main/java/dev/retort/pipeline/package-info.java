/** Pipelines kept as YAML or JSON files: reading, checking, running. */
@NullMarked
package dev.retort.pipeline;

import org.jspecify.annotations.NullMarked;
