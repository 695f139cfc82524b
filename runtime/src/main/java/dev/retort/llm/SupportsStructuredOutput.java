package dev.retort.llm;

/**
 * An LLM whose provider keeps answers to the form that an {@link Input} asks for. Others are told
 * the form in the prompt. What comes back is checked either way.
 */
public interface SupportsStructuredOutput {}
