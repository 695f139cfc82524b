package dev.retort.llm;

/** An LLM that keeps to the form that an {@link Input} asks for. */
public interface SupportsStructuredOutput {}
