package dev.retort.llm;

import dev.retort.annotation.LLMType;

/** An LLM whose provider keeps answers to a form, as it says. */
@LLMType
public class KeepingLLM extends FormLLM implements SupportsStructuredOutput {}
