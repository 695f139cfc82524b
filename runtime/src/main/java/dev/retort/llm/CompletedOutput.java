package dev.retort.llm;

/**
 * An output of {@link AsyncLLM#generateOutputsAsCompleted}, with the input that it answers.
 *
 * @param index which input, from 0 in the order in which they were read
 * @param input the input itself
 * @param output with exactly as many generations as were asked for
 */
public record CompletedOutput(long index, Input input, GenerateOutput output) {}
