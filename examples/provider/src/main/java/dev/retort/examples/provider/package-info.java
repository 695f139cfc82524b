/** An LLM behind an API that is like no other. */
@NullMarked
package dev.retort.examples.provider;

import org.jspecify.annotations.NullMarked;
