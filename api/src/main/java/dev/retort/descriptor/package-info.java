/** What the processor writes about a declared type, and the look-up of such a type by name. */
@NullMarked
package dev.retort.descriptor;

import org.jspecify.annotations.NullMarked;
