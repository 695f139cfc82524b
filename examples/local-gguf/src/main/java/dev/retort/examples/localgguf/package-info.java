/** A model in a GGUF file, from Java. */
package dev.retort.examples.localgguf;
