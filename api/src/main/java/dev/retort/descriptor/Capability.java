package dev.retort.descriptor;

/** What an LLM can do beyond text in, text out. */
public enum Capability {
  OFFLINE_BATCH,
  HIDDEN_STATES,
  STRUCTURED_OUTPUT,
  LOGPROBS,
  IMAGES
}
