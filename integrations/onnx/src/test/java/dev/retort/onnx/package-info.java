@NullMarked
package dev.retort.onnx;

import org.jspecify.annotations.NullMarked;
