/**
 * Where JavaPoet is moved to when the jar is made. The package is here before, so that the module
 * has it.
 */
@NullUnmarked
package dev.retort.processor.javapoet;

import org.jspecify.annotations.NullUnmarked;
