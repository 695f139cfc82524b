/** What the runtime and a provider tell each other of offline batches. */
@NullMarked
package dev.retort.batch;

import org.jspecify.annotations.NullMarked;
