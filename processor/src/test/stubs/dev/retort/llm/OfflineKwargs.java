package dev.retort.llm;

/** Stands for the type of the runtime. */
public interface OfflineKwargs<T> extends dev.retort.descriptor.Kwargs { int requestsPerInput(int numGenerations); String request(T llm, Input input, int numGenerations) throws Exception; }
