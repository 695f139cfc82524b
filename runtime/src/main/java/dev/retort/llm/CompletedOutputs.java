package dev.retort.llm;

import dev.retort.descriptor.Kwargs;

/**
 * The answers to a stream of inputs, each as soon as it is whole, with the number of its input. One
 * thread at a time.
 *
 * <p>An input that takes long holds up no other. Inputs are read by the thread that asks for
 * outputs, until as many as keep the calls busy, a few times {@code max_concurrency}, have no
 * output that was handed out. So a slow reader of outputs slows down the calls, and a slow source
 * of inputs slows down the outputs: what is finished while the source is waited for is handed out
 * after that.
 *
 * <p>If the source throws, the outputs of what it gave before come first; then {@link #next} throws
 * the same. If the run is stopped ({@code on_error}, {@code max_errors}, {@link #stopAfter}, an
 * interrupt, {@link LLM#unload}), the outputs that are whole come first; then {@link #next} throws
 * {@link GenerationException}. Either way the stream ends there.
 *
 * <p>{@link #close} cancels the calls under way. A stream that was read to its end is closed.
 */
public final class CompletedOutputs extends ReadAhead<CompletedOutput> {
  CompletedOutputs(
      AsyncLLM llm, Calls.Provider provider, Kwargs kwargs, Source source, int numGenerations) {
    super(llm, provider, kwargs, source, numGenerations, new AsCompleted(window(llm)));
  }
}
