/** A mixture of agents in a pipeline file. */
@NullMarked
package dev.retort.examples.moa;

import org.jspecify.annotations.NullMarked;
