/** LLMs behind the chat completions of OpenAI and servers that speak its dialect. */
@NullMarked
package dev.retort.openai;

import org.jspecify.annotations.NullMarked;
