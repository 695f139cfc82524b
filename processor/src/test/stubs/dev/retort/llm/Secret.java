package dev.retort.llm;

/** Stands for the type of the runtime. */
public final class Secret { private Secret() {} }
