@NullMarked
package dev.retort.llamacpp;

import org.jspecify.annotations.NullMarked;
