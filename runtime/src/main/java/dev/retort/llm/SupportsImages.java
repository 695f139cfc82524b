package dev.retort.llm;

/** An LLM that reads images in messages. */
public interface SupportsImages {}
