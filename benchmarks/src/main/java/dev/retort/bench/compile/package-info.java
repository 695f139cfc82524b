/** What annotation processing adds to the compilation of many classes in a warm compiler. */
@NullMarked
package dev.retort.bench.compile;

import org.jspecify.annotations.NullMarked;
