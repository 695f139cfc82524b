package dev.retort.descriptor;

/** What an LLM can do beyond text in, text out. */
public enum Capability {
  OFFLINE_BATCH,
  HIDDEN_STATES,
  /** An encoder: it gives hidden states and generates no text. */
  HIDDEN_STATES_ONLY,
  STRUCTURED_OUTPUT,
  LOGPROBS,
  IMAGES
}
