package dev.retort.llm;

/** Stands for the type of the runtime. */
public interface JsonValue {}
