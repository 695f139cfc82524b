/** Runs the benchmarks in turn, so that their figures can be compared, and prints the tables. */
@NullMarked
package dev.retort.bench;

import org.jspecify.annotations.NullMarked;
