package dev.retort.llm;

/** Stands for the type of the runtime. */
public interface BlockingKwargs<T> extends dev.retort.descriptor.Kwargs { GenerateOutput call(T llm, Input input, int numGenerations) throws Exception; }
