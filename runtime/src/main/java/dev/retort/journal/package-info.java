/** A file of records by key that survives being killed: what was paid for is not asked again. */
@NullMarked
package dev.retort.journal;

import org.jspecify.annotations.NullMarked;
