/** Rows through a whole pipeline, as a process. */
@NullMarked
package dev.retort.bench.rows;

import org.jspecify.annotations.NullMarked;
