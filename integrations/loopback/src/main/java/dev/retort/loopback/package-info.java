/** Servers on the loopback address that tests of providers call. */
@NullMarked
package dev.retort.loopback;

import org.jspecify.annotations.NullMarked;
