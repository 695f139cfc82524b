@NullMarked
package dev.retort.cohere;

import org.jspecify.annotations.NullMarked;
