/** What README.md and the pages under docs/ show, executed. */
@NullMarked
package dev.retort.examples.docs;

import org.jspecify.annotations.NullMarked;
