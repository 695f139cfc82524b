/** Tests of what the compiler says of pipeline files, where processor and runtime meet. */
@NullMarked
package dev.retort.examples.compiled;

import org.jspecify.annotations.NullMarked;
