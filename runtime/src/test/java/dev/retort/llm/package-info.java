/** Tests of LLMs: fan-out, regroup, failures, lifecycle. */
@NullMarked
package dev.retort.llm;

import org.jspecify.annotations.NullMarked;
