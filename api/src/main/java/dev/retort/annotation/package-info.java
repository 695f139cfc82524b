/** Annotations with which LLMs, steps and their parameters are declared. */
@NullMarked
package dev.retort.annotation;

import org.jspecify.annotations.NullMarked;
