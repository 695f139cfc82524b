/** What configs of a class may hold, kept as a text file from one compilation to the next. */
@NullMarked
package dev.retort.processor.contract;

import org.jspecify.annotations.NullMarked;
