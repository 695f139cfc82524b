/** Records as answers: the schema that is asked with, and what reads the answer. */
@NullMarked
package dev.retort.structured;

import org.jspecify.annotations.NullMarked;
