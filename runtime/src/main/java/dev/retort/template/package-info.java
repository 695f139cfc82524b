/**
 * Not API: the package is not exported. Templates in Jinja syntax on plain data. Nothing in here
 * looks at a Java class: a value is null, a boolean, a number, a text, a list or a map, and all
 * that a template can do with it is written out in {@link Filters}, {@link Tests} and {@link
 * PlainData}.
 */
@NullMarked
package dev.retort.template;

import org.jspecify.annotations.NullMarked;
