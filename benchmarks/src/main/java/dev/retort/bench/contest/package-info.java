/** Programs in JVMs of their own, run in rounds, and the figures that they print. */
@NullMarked
package dev.retort.bench.contest;

import org.jspecify.annotations.NullMarked;
