package dev.retort.llm;

/**
 * One call that a provider was sent.
 *
 * @param text the last message
 * @param numGenerations how many generations it asked for
 * @param temperature the kwarg
 */
record Asked(String text, int numGenerations, double temperature) {}
