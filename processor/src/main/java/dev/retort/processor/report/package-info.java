/** Problems, where they are and how they are told. */
@NullMarked
package dev.retort.processor.report;

import org.jspecify.annotations.NullMarked;
