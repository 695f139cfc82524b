/** Tests of what providers have in common. */
@NullMarked
package dev.retort.http;

import org.jspecify.annotations.NullMarked;
