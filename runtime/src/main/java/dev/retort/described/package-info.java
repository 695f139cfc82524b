/**
 * Objects that stand for those of classes which are being compiled, so that files which name them
 * and forms in their source are checked by the same code as in a run. Not exported.
 */
@NullMarked
package dev.retort.described;

import org.jspecify.annotations.NullMarked;
