/** Records out of texts. */
@NullMarked
package dev.retort.examples.records;

import org.jspecify.annotations.NullMarked;
