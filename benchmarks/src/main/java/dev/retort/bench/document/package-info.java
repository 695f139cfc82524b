/** Writing and reading one document: the dump of a step whose LLM has 15 runtime parameters. */
@NullMarked
package dev.retort.bench.document;

import org.jspecify.annotations.NullMarked;
