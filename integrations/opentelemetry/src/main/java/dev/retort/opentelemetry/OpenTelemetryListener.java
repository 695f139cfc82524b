package dev.retort.opentelemetry;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationCall;
import dev.retort.llm.GenerationListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the calls of LLMs into spans and metrics by the GenAI conventions of OpenTelemetry. It is
 * registered on an LLM ({@code llm.addListener(OpenTelemetryListener.create(openTelemetry))}) or on
 * the run of a pipeline ({@code RunOptions.generationListener}); one may serve any number of both.
 *
 * <p>A call is one span of kind client, from its start to its end, repeated attempts and all
 * waiting after the first included; each wait and each attempt that failed is an event in it. Its
 * parent is the span that is current where {@code generateOutputs} is called, or else that of
 * {@link Builder#parent}. What was said is in no span unless {@link Builder#captureMessages} says
 * so; secrets never are. The names are those of the Semantic Conventions 1.41. Safe for any thread.
 */
public final class OpenTelemetryListener implements GenerationListener {

  /** Makes a listener. One thread at a time. */
  public static final class Builder {
    private final OpenTelemetry openTelemetry;
    private @Nullable Context parent;
    private boolean captureMessages;

    private Builder(OpenTelemetry openTelemetry) {
      this.openTelemetry = Objects.requireNonNull(openTelemetry, "openTelemetry");
    }

    /**
     * The parent of calls that are made where no context is current: those of a pipeline, whose
     * steps have threads of their own.
     *
     * @param context with the span that they belong to; by default what is current where {@link
     *     #build} is called
     * @return this
     */
    public Builder parent(Context context) {
      parent = Objects.requireNonNull(context, "context");
      return this;
    }

    /**
     * Whether spans hold what was said: {@code gen_ai.input.messages}, {@code
     * gen_ai.output.messages} and the words of failures, in which providers quote it. Images that
     * are part of a message are part of the span, however long.
     *
     * @param capture true to have it in the spans; false by default
     * @return this
     */
    public Builder captureMessages(boolean capture) {
      captureMessages = capture;
      return this;
    }

    /**
     * Makes the listener.
     *
     * @return a new one
     */
    public OpenTelemetryListener build() {
      return new OpenTelemetryListener(
          openTelemetry.tracerBuilder(GenAiNames.SCOPE).setSchemaUrl(GenAiNames.SCHEMA_URL).build(),
          new CallMetrics(
              openTelemetry
                  .meterBuilder(GenAiNames.SCOPE)
                  .setSchemaUrl(GenAiNames.SCHEMA_URL)
                  .build()),
          parent == null ? Context.current() : parent,
          captureMessages);
    }
  }

  /** A span under way, with its start, from which its end is reckoned. */
  private record Going(Span span, Instant start) {}

  private final Tracer tracer;
  private final CallMetrics metrics;
  private final Context parent;
  private final boolean captureMessages;
  private final ConcurrentHashMap<GenerationCall, Going> going = new ConcurrentHashMap<>();

  // Those of the last call, which are those of the next in most runs.
  private volatile @Nullable CallAttributes known;

  private OpenTelemetryListener(
      Tracer tracer, CallMetrics metrics, Context parent, boolean captureMessages) {
    this.tracer = tracer;
    this.metrics = metrics;
    this.parent = parent;
    this.captureMessages = captureMessages;
  }

  /**
   * A listener with the defaults of {@link #builder}.
   *
   * @param openTelemetry where spans and metrics go
   * @return a new one
   */
  public static OpenTelemetryListener create(OpenTelemetry openTelemetry) {
    return builder(openTelemetry).build();
  }

  /**
   * Begins a listener.
   *
   * @param openTelemetry where spans and metrics go
   * @return a builder
   */
  public static Builder builder(OpenTelemetry openTelemetry) {
    return new Builder(openTelemetry);
  }

  /** Follows the calls of one run as children of the span that is current here. */
  @Override
  public GenerationListener forRun() {
    Context here = Context.current();
    return here == Context.root()
        ? this
        : new OpenTelemetryListener(tracer, metrics, here, captureMessages);
  }

  /** How many spans have not ended. */
  int underWay() {
    return going.size();
  }

  @Override
  public void started(Started event) {
    if (!tracer.isEnabled()) {
      return;
    }
    GenerationCall call = event.call();
    Instant start = Instant.now();
    Span span =
        tracer
            .spanBuilder(GenAiNames.CHAT + " " + call.model())
            .setSpanKind(SpanKind.CLIENT)
            .setParent(parent)
            .setStartTimestamp(start)
            .setAllAttributes(attributes(call).all())
            .startSpan();
    if (!span.isRecording()) {
      return;
    }
    going.put(call, new Going(span, start));
    RequestAttributes.tell(call, span);
    if (captureMessages) {
      span.setAttribute(GenAiNames.INPUT_MESSAGES, Messages.of(call.input()));
    }
  }

  @Override
  public void waited(Waited event) {
    String gate = name(event.gate());
    Going open = going.get(event.call());
    if (metrics.areEnabled()) {
      metrics.waited(attributes(event.call()), gate, event.duration(), context(open));
    }
    if (open != null) {
      open.span()
          .addEvent(
              GenAiNames.WAITED_EVENT,
              Attributes.of(
                  GenAiNames.GATE, gate, GenAiNames.WAIT, Amounts.seconds(event.duration())));
    }
  }

  @Override
  public void retried(Retried event) {
    Failure failure = event.failure();
    Going open = going.get(event.call());
    if (metrics.areEnabled()) {
      metrics.retried(attributes(event.call()), name(failure.kind()), context(open));
    }
    if (open != null) {
      AttributesBuilder attributes =
          Attributes.builder()
              .put(GenAiNames.ATTEMPT, (long) event.attempt())
              .put(GenAiNames.DELAY, Amounts.seconds(event.delay()));
      tell(failure, attributes);
      open.span().addEvent(GenAiNames.RETRIED_EVENT, attributes.build());
    }
  }

  @Override
  public void answered(Answered event) {
    ended(event.call(), event.output(), null, event.attempts(), event.duration());
  }

  @Override
  public void failed(Failed event) {
    Failure failure = event.failure();
    ended(event.call(), event.output(), failure, failure.attempts(), event.duration());
  }

  private void ended(
      GenerationCall call,
      GenerateOutput output,
      @Nullable Failure failure,
      int attempts,
      Duration duration) {
    Going open = going.remove(call);
    if (metrics.areEnabled()) {
      String errorType = failure == null ? null : name(failure.kind());
      metrics.ended(attributes(call), duration, output.statistics(), errorType, context(open));
    }
    if (open == null) {
      return; // Nobody records it.
    }
    Span span = open.span();
    span.setAttribute(GenAiNames.ATTEMPTS, (long) attempts);
    used(span, output.statistics());
    if (!output.finishReasons().isEmpty()) {
      span.setAttribute(
          GenAiNames.FINISH_REASONS, output.finishReasons().stream().map(Messages::word).toList());
    }
    if (failure != null) {
      AttributesBuilder attributes = Attributes.builder();
      tell(failure, attributes);
      span.setAllAttributes(attributes.build());
      span.setStatus(StatusCode.ERROR, captureMessages ? failure.message() : "");
    }
    if (captureMessages) {
      span.setAttribute(GenAiNames.OUTPUT_MESSAGES, Messages.of(output));
    }
    span.end(open.start().plus(duration));
  }

  /** A failure but for its words, which may quote what was said. */
  private static void tell(Failure failure, AttributesBuilder to) {
    to.put(GenAiNames.ERROR_TYPE, name(failure.kind()));
    if (failure.status() != null) {
      to.put(GenAiNames.STATUS, (long) failure.status());
    }
    if (failure.requestId() != null) {
      to.put(GenAiNames.REQUEST_ID, failure.requestId());
    }
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Where points of metrics find the span that they are an example of. */
  private Context context(@Nullable Going open) {
    return open == null ? parent : parent.with(open.span());
  }

  private static void used(Span span, Statistics used) {
    tokens(span, GenAiNames.INPUT_TOKENS, used.inputTokens());
    tokens(span, GenAiNames.CACHED_TOKENS, used.cachedInputTokens());
    tokens(span, GenAiNames.OUTPUT_TOKENS, used.outputTokens());
  }

  private static void tokens(Span span, AttributeKey<Long> key, List<Integer> counts) {
    if (!counts.isEmpty()) {
      span.setAttribute(key, Amounts.sum(counts));
    }
  }

  private CallAttributes attributes(GenerationCall call) {
    CallAttributes last = known;
    if (last == null || !last.areOf(call)) {
      last = CallAttributes.of(call);
      known = last;
    }
    return last;
  }
}
