package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import dev.retort.engine.Gate;
import dev.retort.llm.GenerateOutput.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listeners of one run of its calls; there is none where nobody listens, so that such a
 * run pays nothing. Safe for any thread.
 */
final class CallEvents {
  /** A call under way. */
  private static final class Going {
    final GenerationCall call;
    final long since = System.nanoTime();
    final AtomicInteger attempts = new AtomicInteger();

    Going(GenerationCall call) {
      this.call = call;
    }

    Duration duration() {
      return Duration.ofNanos(System.nanoTime() - since);
    }
  }

  private final LLM llm;
  private final Kwargs kwargs;
  private final @Nullable URI server;
  private final List<? extends GenerationListener> listeners;
  private final Redaction redaction;
  private final ConcurrentHashMap<Long, Going> going = new ConcurrentHashMap<>();

  CallEvents(LLM llm, Kwargs kwargs, List<? extends GenerationListener> listeners) {
    this.llm = llm;
    this.kwargs = kwargs;
    this.server = server(llm);
    this.listeners = listeners;
    this.redaction = Redaction.of(llm);
  }

  /** Path, query and user info stay out: credentials have been seen in all of them. */
  private static @Nullable URI server(LLM llm) {
    Object address = Account.attribute(llm, "base_url");
    try {
      URI whole = address == null ? null : new URI(address.toString());
      return whole == null || whole.getHost() == null
          ? null
          : new URI(whole.getScheme(), null, whole.getHost(), whole.getPort(), null, null, null);
    } catch (URISyntaxException e) {
      return null; // The provider will say so, and better.
    }
  }

  /** A call is sent; its first time is its start. */
  void sent(long number, Input input, int numGenerations) {
    Going known = going.get(number);
    if (known == null) {
      known =
          new Going(
              new GenerationCall(
                  llm.descriptor(), llm.modelName(), server, kwargs, input, numGenerations));
      going.put(number, known);
      GenerationListener.Started event = new GenerationListener.Started(known.call);
      listeners.forEach(each -> each.started(event));
    }
    known.attempts.incrementAndGet();
  }

  /** A call that was just told to be sent has waited before that. */
  void waited(long number, Gate gate, long nanos) {
    Going known = going.get(number);
    if (known != null) {
      GenerationListener.Waited event =
          new GenerationListener.Waited(
              known.call, LimiterState.Gate.of(gate), Duration.ofNanos(nanos));
      listeners.forEach(each -> each.waited(event));
    }
  }

  /** An attempt failed, and the call will be sent again. */
  void retried(long number, Failure failure, long delayNanos, int attempt) {
    Going known = going.get(number);
    if (known != null) {
      GenerationListener.Retried event =
          new GenerationListener.Retried(
              known.call, redaction.clean(failure), Duration.ofNanos(delayNanos), attempt);
      listeners.forEach(each -> each.retried(event));
    }
  }

  /** A call has ended for good. */
  void ended(long number, GenerateOutput output) {
    Going known = going.remove(number);
    if (known == null) {
      return; // It was over before it was sent.
    }
    Failure failure = output.error();
    if (failure == null) {
      GenerationListener.Answered event =
          new GenerationListener.Answered(
              known.call, output, known.duration(), known.attempts.get());
      listeners.forEach(each -> each.answered(event));
      return;
    }
    GenerationListener.Failed event =
        new GenerationListener.Failed(
            known.call, redaction.clean(failure), redaction.clean(output), known.duration());
    listeners.forEach(each -> each.failed(event));
  }
}
