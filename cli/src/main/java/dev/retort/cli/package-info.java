/** The {@code retort} command. Not an API: its arguments and exit codes are. */
@NullMarked
package dev.retort.cli;

import org.jspecify.annotations.NullMarked;
