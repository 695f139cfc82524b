package dev.retort.llm;

/** Stands for the type of the runtime. */
public interface SyncKwargs<T> extends dev.retort.descriptor.Kwargs { java.util.List<GenerateOutput> call(T llm, java.util.List<Input> inputs, int numGenerations) throws Exception; }
