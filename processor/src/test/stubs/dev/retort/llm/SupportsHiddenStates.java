package dev.retort.llm;

/** Stands for the type of the runtime. */
public interface SupportsHiddenStates { java.util.List<HiddenState> getLastHiddenStates(java.util.List<Input> inputs); }
