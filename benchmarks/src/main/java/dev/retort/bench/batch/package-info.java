/** What offline batches of any size keep in the heap. */
@NullMarked
package dev.retort.bench.batch;

import org.jspecify.annotations.NullMarked;
