/** What the command logs and where. Not API. */
@NullMarked
package dev.retort.cli.logging;

import org.jspecify.annotations.NullMarked;
