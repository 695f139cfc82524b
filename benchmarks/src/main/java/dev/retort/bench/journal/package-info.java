/** What keeping answers costs. */
@NullMarked
package dev.retort.bench.journal;

import org.jspecify.annotations.NullMarked;
