/**
 * Not API: the engine of offline batches. Requests are numbers and lines here; who answers them and
 * what an answer looks like is known elsewhere. {@code docs/batches.md} tells states and files.
 */
@NullMarked
package dev.retort.offline;

import org.jspecify.annotations.NullMarked;
