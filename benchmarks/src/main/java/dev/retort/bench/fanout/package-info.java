/** Calling a backend many times at once and putting the answers together again. */
@NullMarked
package dev.retort.bench.fanout;

import org.jspecify.annotations.NullMarked;
