/** LLMs: base classes, what goes in and what comes out. */
@NullMarked
package dev.retort.llm;

import org.jspecify.annotations.NullMarked;
