/**
 * The annotation processor: reads declared LLMs and steps, checks them, writes their companions.
 */
@NullMarked
package dev.retort.processor;

import org.jspecify.annotations.NullMarked;
