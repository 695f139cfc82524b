@NullMarked
package dev.retort.anthropic;

import org.jspecify.annotations.NullMarked;
