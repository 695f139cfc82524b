package dev.retort.llm;

import java.time.Duration;

/**
 * Follows the calls of LLMs: for metrics, traces, logs. It is registered on an LLM ({@link
 * LLM#addListener}) or on the run of a pipeline.
 *
 * <p>Every call that starts ends with exactly one of {@link #answered} and {@link #failed}; between
 * both come {@link #waited} and {@link #retried}, in any number. The events of one call come one
 * after another, those of different calls at the same time and in any order. All events of the
 * calls of a {@code generateOutputs} have been told when it returns.
 *
 * <p>A call starts when it is sent for the first time. What it has waited for before that is told
 * right after its start; a call that is given up before it was ever sent is not told of at all, and
 * neither is an answer that the journal had.
 *
 * <p>Methods are called on the threads that make the calls and on those that complete them, so they
 * must be safe for any thread, quick, and must not block: a slow listener slows the calls. What
 * they throw harms no run: the first exception of a listener is logged, later ones are not.
 */
public interface GenerationListener {
  /**
   * A call starts.
   *
   * @param call what is asked
   */
  record Started(GenerationCall call) {}

  /**
   * A call was let through the limits of its account after it had waited for them, and is sent.
   * There is an event a gate; a call that did not wait has none. Waiting for the next attempt is
   * told by {@link Retried}.
   *
   * @param call what is asked
   * @param gate what was waited for, by the call or by those that came before it
   * @param duration how long; more than nothing
   */
  record Waited(GenerationCall call, LimiterState.Gate gate, Duration duration) {}

  /**
   * An attempt failed, and the call will be sent again.
   *
   * @param call what is asked
   * @param failure why the attempt failed; never with a secret
   * @param delay how long the call waits before it goes to the limits of its account once more
   * @param attempt which attempt failed; the first is 1
   */
  record Retried(
      GenerationCall call, GenerateOutput.Failure failure, Duration delay, int attempt) {}

  /**
   * A call was answered.
   *
   * @param call what was asked
   * @param output the answer, with the tokens that the provider told of
   * @param duration from the start, repeated attempts and all waiting after the first included
   * @param attempts how often the call was sent, at least 1
   */
  record Answered(GenerationCall call, GenerateOutput output, Duration duration, int attempts) {}

  /**
   * A call failed for good, or was given up.
   *
   * @param call what was asked
   * @param failure why; never with a secret
   * @param output what came nevertheless: generations may be there, and tokens
   * @param duration from the start, repeated attempts and all waiting after the first included
   */
  record Failed(
      GenerationCall call,
      GenerateOutput.Failure failure,
      GenerateOutput output,
      Duration duration) {}

  /**
   * Who follows the calls of one {@code generateOutputs}. Asked once for each, on the thread that
   * calls it and before its first call: the place to see what belongs to the caller, such as the
   * trace it is in.
   *
   * @return who is told of its calls; this listener, unless a subclass says otherwise
   */
  default GenerationListener forRun() {
    return this;
  }

  /**
   * A call starts.
   *
   * @param event what is known of it
   */
  default void started(Started event) {}

  /**
   * A call has waited, and is sent.
   *
   * @param event what is known of it
   */
  default void waited(Waited event) {}

  /**
   * An attempt failed, and the call will be sent again.
   *
   * @param event what is known of it
   */
  default void retried(Retried event) {}

  /**
   * A call was answered.
   *
   * @param event what is known of it
   */
  default void answered(Answered event) {}

  /**
   * A call failed for good, or was given up.
   *
   * @param event what is known of it
   */
  default void failed(Failed event) {}
}
