/** Whole processes that read one config from a file and write it to another. */
@NullMarked
package dev.retort.bench.start;

import org.jspecify.annotations.NullMarked;
