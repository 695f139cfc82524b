/** Tests of the journal's file. */
@NullMarked
package dev.retort.journal;

import org.jspecify.annotations.NullMarked;
