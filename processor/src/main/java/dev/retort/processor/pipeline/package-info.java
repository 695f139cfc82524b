/** Pipeline files: which are named, what their types are, and who checks them. */
@NullMarked
package dev.retort.processor.pipeline;

import org.jspecify.annotations.NullMarked;
