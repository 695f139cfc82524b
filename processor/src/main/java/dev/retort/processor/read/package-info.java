/** Turns source elements into the model. */
@NullMarked
package dev.retort.processor.read;

import org.jspecify.annotations.NullMarked;
