@NullMarked
package dev.retort.examples.moa;

import org.jspecify.annotations.NullMarked;
