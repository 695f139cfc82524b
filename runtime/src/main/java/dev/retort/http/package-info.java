/** Exchanges of JSON with a provider over HTTP, and what went wrong in words. */
@NullMarked
package dev.retort.http;

import org.jspecify.annotations.NullMarked;
