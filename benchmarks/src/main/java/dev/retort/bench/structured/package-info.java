/** Answers of models, read as records. */
@NullMarked
package dev.retort.bench.structured;

import org.jspecify.annotations.NullMarked;
