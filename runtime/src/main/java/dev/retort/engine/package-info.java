/**
 * Not API: the fan-out engine. Calls are numbers here; what a call is, who answers it and what an
 * answer looks like is known elsewhere. {@code docs/concurrency.md} tells threads, guards and
 * states.
 */
@NullMarked
package dev.retort.engine;

import org.jspecify.annotations.NullMarked;
