package dev.retort.llm;

/**
 * An LLM whose provider takes whole files of requests and answers within a day. Its methods
 * (submit, status, fetch, cancel, list) come with offline batches; until then {@link
 * LLM#offlineBatchGenerate} refuses.
 */
public interface SupportsOfflineBatch {}
