/** Steps of pipelines: the base classes for your own, and the built-in ones. */
@NullMarked
package dev.retort.step;

import org.jspecify.annotations.NullMarked;
