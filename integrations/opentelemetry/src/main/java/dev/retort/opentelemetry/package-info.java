/** Spans and metrics of calls of LLMs, by the GenAI conventions of OpenTelemetry. */
@NullMarked
package dev.retort.opentelemetry;

import org.jspecify.annotations.NullMarked;
