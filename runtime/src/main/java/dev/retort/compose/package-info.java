/** LLMs that ask other LLMs. */
@NullMarked
package dev.retort.compose;

import org.jspecify.annotations.NullMarked;
