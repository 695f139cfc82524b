/** Hidden states and embeddings, from Java. */
package dev.retort.examples.hiddenstates;
