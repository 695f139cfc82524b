/** Encoders in ONNX files: hidden states and embeddings on this machine. */
@NullMarked
package dev.retort.onnx;

import org.jspecify.annotations.NullMarked;
