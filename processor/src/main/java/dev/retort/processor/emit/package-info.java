/** Writes companions from the model. */
@NullMarked
package dev.retort.processor.emit;

import org.jspecify.annotations.NullMarked;
