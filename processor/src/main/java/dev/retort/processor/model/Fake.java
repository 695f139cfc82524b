package dev.retort.processor.model;

import java.util.List;

/**
 * A fake that was asked for.
 *
 * @param llm the LLM it stands for
 * @param isPublic whether the LLM is public
 * @param deprecated whether naming the LLM warns
 * @param clashes simple names of {@code java.lang} that mean something else in its package
 */
public record Fake(ClassRef llm, boolean isPublic, boolean deprecated, List<String> clashes) {}
