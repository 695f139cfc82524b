package dev.retort.llm;

/** An LLM that returns log probabilities when asked for them. */
public interface SupportsLogprobs {}
