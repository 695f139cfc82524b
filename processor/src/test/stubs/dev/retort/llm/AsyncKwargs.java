package dev.retort.llm;

/** Stands for the type of the runtime. */
public interface AsyncKwargs<T> extends dev.retort.descriptor.Kwargs { java.util.concurrent.CompletionStage<GenerateOutput> call(T llm, Input input, int numGenerations); }
