/** LLMs behind the messages of Anthropic and servers that speak its dialect. */
@NullMarked
package dev.retort.anthropic;

import org.jspecify.annotations.NullMarked;
