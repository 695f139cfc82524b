@NullMarked
package dev.retort.openai;

import org.jspecify.annotations.NullMarked;
