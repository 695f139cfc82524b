/** Calls that take their time. */
@NullMarked
package dev.retort.bench.latency;

import org.jspecify.annotations.NullMarked;
