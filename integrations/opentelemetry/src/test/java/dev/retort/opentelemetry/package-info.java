@NullMarked
package dev.retort.opentelemetry;

import org.jspecify.annotations.NullMarked;
