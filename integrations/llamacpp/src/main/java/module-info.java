/** Models in GGUF files, run on this machine by llama.cpp. */
@SuppressWarnings("requires-automatic") // The binding of llama.cpp is no module yet.
module dev.retort.llamacpp {
  requires transitive dev.retort.runtime;
  requires llama;

  exports dev.retort.llamacpp;
}
