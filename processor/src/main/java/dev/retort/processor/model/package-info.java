/** What was read of a declaration: plain values, no compiler objects but places. */
@NullMarked
package dev.retort.processor.model;

import org.jspecify.annotations.NullMarked;
