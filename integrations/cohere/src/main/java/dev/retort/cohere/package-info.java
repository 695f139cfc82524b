/** LLMs behind the chat of Cohere. */
@NullMarked
package dev.retort.cohere;

import org.jspecify.annotations.NullMarked;
