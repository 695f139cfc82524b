/** Models in GGUF files, run on this machine by llama.cpp. */
@NullMarked
package dev.retort.llamacpp;

import org.jspecify.annotations.NullMarked;
