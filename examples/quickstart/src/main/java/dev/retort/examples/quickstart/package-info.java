/** A language model of its own and a pipeline that runs it. */
@NullMarked
package dev.retort.examples.quickstart;

import org.jspecify.annotations.NullMarked;
