/** Tests of the fan-out engine. */
@NullMarked
package dev.retort.engine;

import org.jspecify.annotations.NullMarked;
