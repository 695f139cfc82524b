/** The rules a declaration keeps. */
@NullMarked
package dev.retort.processor.check;

import org.jspecify.annotations.NullMarked;
