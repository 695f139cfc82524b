/** Tests. */
@NullMarked
package dev.retort.compose;

import org.jspecify.annotations.NullMarked;
