package dev.retort.llm;

import dev.retort.descriptor.Kwargs;

/**
 * The answers to a stream of inputs, in the order of the inputs. One thread at a time.
 *
 * <p>Inputs are read by the thread that asks for outputs, as many ahead as keep the calls busy: a
 * few times {@code max_concurrency}, however long the stream is. While one of them takes long and
 * holds up those behind it, more are read, up to 16,384 or 32 MB of them with their outputs; not
 * with a budget. So a slow reader of outputs slows down the calls, and a slow source of inputs
 * slows down the outputs. A source that waits for an output of this very stream before it gives the
 * next input may wait for ever.
 *
 * <p>If the source throws, the outputs of what it gave before come first; then {@link #next} throws
 * the same. An input that could pass the budget is as if the source threw {@link BudgetException}.
 * If the run is stopped ({@code on_error}, {@code max_errors}, {@link #stopAfter}, an interrupt,
 * {@link LLM#unload}), the outputs that are whole up to the first gap come first; then {@link
 * #next} throws {@link GenerationException}. Either way the stream ends there.
 *
 * <p>{@link #close} cancels the calls under way. A stream that was read to its end is closed.
 */
public final class Outputs extends ReadAhead<GenerateOutput> {
  Outputs(AsyncLLM llm, Calls.Provider provider, Kwargs kwargs, Source source, int numGenerations) {
    super(llm, provider, kwargs, source, numGenerations, new InOrder(wideWindow(llm)));
  }
}
