/** Chat completions over HTTP on loopback. */
@NullMarked
package dev.retort.bench.http;

import org.jspecify.annotations.NullMarked;
