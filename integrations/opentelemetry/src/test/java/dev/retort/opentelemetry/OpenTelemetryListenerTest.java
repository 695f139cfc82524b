package dev.retort.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.GenerationListener;
import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spans of the calls of LLMs. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class OpenTelemetryListenerTest {
  private final Telemetry telemetry = new Telemetry();
  private final PlayedLLM llm = PlayedLLMBuilder.create().build();

  @AfterEach
  void close() {
    llm.close();
    telemetry.close();
  }

  private void listen() {
    llm.addListener(OpenTelemetryListener.create(telemetry.sdk()));
  }

  private void listenToMessages() {
    llm.addListener(OpenTelemetryListener.builder(telemetry.sdk()).captureMessages(true).build());
  }

  private GenerateOutput call(Input input, int numGenerations) {
    return llm.generateOutputs(List.of(input), numGenerations).get(0);
  }

  private GenerateOutput call() {
    return call(Input.of("Hi"), 1);
  }

  private void failing(Kind kind, String message, int status, String requestId) {
    llm.play =
        (input, n) ->
            CompletableFuture.failedFuture(
                new GenerationException(new Failure(kind, message, 1, status, requestId), null));
  }

  @Test
  void aCallThatSetsNothingHasASpanOfWhatIsKnown() {
    listen();
    call();
    assertThat(Telemetry.text(telemetry.span()))
        .isEqualTo(
            """
            chat played-1, CLIENT, UNSET
              gen_ai.operation.name = chat
              gen_ai.provider.name = played
              gen_ai.request.model = played-1
              gen_ai.usage.cache_read.input_tokens = 4
              gen_ai.usage.input_tokens = 7
              gen_ai.usage.output_tokens = 5
              retort.attempts = 1
              retort.llm.type = dev.retort.opentelemetry:PlayedLLM
            """);
  }

  @Test
  void aCallThatSetsEverythingHasItAllInItsSpan() {
    try (PlayedLLM full =
        PlayedLLMBuilder.create()
            .baseUrl(URI.create("http://llm.example:8080/v1"))
            .generationKwargs(
                kwargs ->
                    kwargs
                        .temperature(0.5)
                        .topP(0.75)
                        .topK(40)
                        .maxNewTokens(100)
                        .frequencyPenalty(0.25)
                        .presencePenalty(-0.25)
                        .seed(42L)
                        .stop(List.of("END", "STOP")))
            .build()) {
      full.addListener(OpenTelemetryListener.create(telemetry.sdk()));
      full.generateOutputs(
          List.of(Input.of("\"Hi\"").withStructuredOutput(new StructuredOutput.JsonSchema("{}"))),
          3);
    }
    assertThat(Telemetry.text(telemetry.span()))
        .isEqualTo(
            """
            chat played-1, CLIENT, UNSET
              gen_ai.operation.name = chat
              gen_ai.output.type = json
              gen_ai.provider.name = played
              gen_ai.request.choice.count = 3
              gen_ai.request.frequency_penalty = 0.25
              gen_ai.request.max_tokens = 100
              gen_ai.request.model = played-1
              gen_ai.request.presence_penalty = -0.25
              gen_ai.request.seed = 42
              gen_ai.request.stop_sequences = [END, STOP]
              gen_ai.request.temperature = 0.5
              gen_ai.request.top_k = 40.0
              gen_ai.request.top_p = 0.75
              gen_ai.usage.cache_read.input_tokens = 4
              gen_ai.usage.input_tokens = 7
              gen_ai.usage.output_tokens = 15
              retort.attempts = 1
              retort.llm.type = dev.retort.opentelemetry:PlayedLLM
              server.address = llm.example
              server.port = 8080
            """);
  }

  @Test
  void otherNamesOfKwargsAreKnownAndACallAGenerationIsASpanAGeneration() {
    try (MistralLLM other =
        MistralLLMBuilder.create()
            .generationKwargs(kwargs -> kwargs.maxTokens(9).stopSequences("END"))
            .build()) {
      other.addListener(OpenTelemetryListener.create(telemetry.sdk()));
      other.generateOutputs(List.of(Input.of("Hi")), 2);
    }
    assertThat(telemetry.spans())
        .extracting(Telemetry::text)
        .hasSize(2)
        .containsOnly(
            """
            chat mistral-1, CLIENT, UNSET
              gen_ai.operation.name = chat
              gen_ai.provider.name = mistral_ai
              gen_ai.request.max_tokens = 9
              gen_ai.request.model = mistral-1
              gen_ai.request.stop_sequences = [END]
              retort.attempts = 1
              retort.llm.type = dev.retort.opentelemetry:MistralLLM
            """);
  }

  @Test
  void aFailureSaysItsKindAndNotItsWordsWhichMayQuoteTheInput() {
    listen();
    failing(Kind.BAD_REQUEST, "no such thing as Hi", 400, "req-1");
    call();
    assertThat(Telemetry.text(telemetry.span()))
        .isEqualTo(
            """
            chat played-1, CLIENT, ERROR
              error.type = bad_request
              gen_ai.operation.name = chat
              gen_ai.provider.name = played
              gen_ai.request.model = played-1
              http.response.status_code = 400
              retort.attempts = 1
              retort.llm.type = dev.retort.opentelemetry:PlayedLLM
              retort.request.id = req-1
            """);
  }

  @Test
  void aCallThatIsSentAgainIsOneSpanInWhichAttemptsThatFailedAreEvents() {
    AtomicInteger sent = new AtomicInteger();
    llm.play =
        (input, n) ->
            sent.incrementAndGet() == 1
                ? CompletableFuture.failedFuture(
                    new GenerationException(
                        new Failure(Kind.SERVER, "Hi is too much for me", 1, 503, "req-1"), null))
                : CompletableFuture.completedFuture(PlayedLLM.echo(input, n));
    listen();
    call();
    assertThat(Telemetry.text(telemetry.span()).replaceAll("(delay = ).*", "$1..."))
        .isEqualTo(
            """
            chat played-1, CLIENT, UNSET
              gen_ai.operation.name = chat
              gen_ai.provider.name = played
              gen_ai.request.model = played-1
              gen_ai.usage.cache_read.input_tokens = 4
              gen_ai.usage.input_tokens = 7
              gen_ai.usage.output_tokens = 5
              retort.attempts = 2
              retort.llm.type = dev.retort.opentelemetry:PlayedLLM
            event retort.retried
              error.type = server
              http.response.status_code = 503
              retort.attempt = 1
              retort.request.id = req-1
              retort.retry.delay = ...
            """);
  }

  @Test
  void whatACallWaitedForIsAnEventOfItsSpan() {
    llm.addListener(Relay.ofAWait(OpenTelemetryListener.create(telemetry.sdk())));
    call();
    assertThat(Telemetry.text(telemetry.span()))
        .endsWith(
            """
            event retort.waited
              retort.gate = in_flight
              retort.wait.duration = 0.25
            """);
  }

  @Test
  void callsThatAStopGivesUpHaveSpansThatSayCancelled() {
    llm.play =
        (input, n) -> {
          if (input.messages().get(0).text().equals("c")) {
            llm.unload();
          }
          return new CompletableFuture<>();
        };
    OpenTelemetryListener listener = OpenTelemetryListener.create(telemetry.sdk());
    llm.addListener(listener);
    List<Input> inputs = List.of(Input.of("a"), Input.of("b"), Input.of("c"));
    assertThatThrownBy(() -> llm.generateOutputs(inputs, 1))
        .isInstanceOf(GenerationException.class);
    assertThat(telemetry.spans())
        .hasSize(3)
        .extracting(span -> span.getAttributes().get(GenAiNames.ERROR_TYPE))
        .containsOnly("cancelled");
    assertThat(listener.underWay()).isZero();
  }

  @Test
  void everySpanEndsOnceWhateverThreadsCompleteItsCall() {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      llm.play =
          (input, n) ->
              CompletableFuture.supplyAsync(
                  () -> {
                    if (input.messages().get(0).text().endsWith("7")) {
                      throw new IllegalStateException("seven");
                    }
                    return PlayedLLM.echo(input, n);
                  },
                  threads);
      OpenTelemetryListener listener = OpenTelemetryListener.create(telemetry.sdk());
      llm.addListener(listener);
      llm.generateOutputs(IntStream.range(0, 1000).mapToObj(i -> Input.of("q" + i)).toList(), 1);
      assertThat(telemetry.spans().stream().map(SpanData::getSpanId).distinct()).hasSize(1000);
      assertThat(telemetry.spans())
          .filteredOn(span -> span.getAttributes().get(GenAiNames.ERROR_TYPE) != null)
          .hasSize(100);
      assertThat(listener.underWay()).isZero();
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aSpanIsAsLongAsItsCall() {
    List<Duration> told = new ArrayList<>();
    listen();
    llm.addListener(
        new GenerationListener() {
          @Override
          public void answered(Answered event) {
            told.add(event.duration());
          }
        });
    call();
    SpanData span = telemetry.span();
    assertThat(Duration.ofNanos(span.getEndEpochNanos() - span.getStartEpochNanos()))
        .isEqualTo(told.get(0));
  }

  @Test
  void theSpanThatIsCurrentWhereTheRunIsCalledIsTheParentOfAllItsCalls() throws Exception {
    llm.play = (input, n) -> CompletableFuture.supplyAsync(() -> PlayedLLM.echo(input, n));
    listen();
    Span request = telemetry.sdk().getTracer("test").spanBuilder("request").startSpan();
    List<Input> inputs = IntStream.range(0, 200).mapToObj(i -> Input.of("q" + i)).toList();
    Context.root().with(request).wrap(() -> llm.generateOutputs(inputs, 1)).call();
    assertThat(telemetry.spans())
        .hasSize(200)
        .extracting(SpanData::getParentSpanId)
        .containsOnly(request.getSpanContext().getSpanId());
  }

  @Test
  void aGivenParentIsThatOfCallsWithoutOneOfTheirOwn() {
    Span job = telemetry.sdk().getTracer("test").spanBuilder("job").startSpan();
    llm.addListener(
        OpenTelemetryListener.builder(telemetry.sdk()).parent(Context.root().with(job)).build());
    call();
    assertThat(telemetry.span().getParentSpanId()).isEqualTo(job.getSpanContext().getSpanId());
  }

  @Test
  void theSpanThatIsCurrentWhereTheListenerIsMadeIsAParentToo() {
    Span job = telemetry.sdk().getTracer("test").spanBuilder("job").startSpan();
    Context.root().with(job).wrap(this::listen).run();
    call();
    assertThat(telemetry.span().getParentSpanId()).isEqualTo(job.getSpanContext().getSpanId());
  }

  @Test
  void whoTellsTheListenerOfEventsItselfIsHeardToo() {
    llm.addListener(new Relay(OpenTelemetryListener.create(telemetry.sdk())));
    call();
    assertThat(telemetry.span().getName()).isEqualTo("chat played-1");
  }

  @Test
  void whoOptsInHasTheMessagesInTheFormOfTheConventions() {
    listenToMessages();
    llm.play = (input, n) -> CompletableFuture.completedFuture(GenerateOutput.of("yes", null));
    call(
        Input.of(
            ChatMessage.system("Be brief."),
            ChatMessage.user(
                new ChatMessage.Text("What is this?"),
                new ChatMessage.Image("https://example.com/a.png"),
                new ChatMessage.Image("data:image/png;base64,iVBORw==")),
            ChatMessage.assistant("A cat.")),
        2);
    assertThat(Telemetry.text(telemetry.span()))
        .contains(
            """
              gen_ai.input.messages = [\
            {"role":"system","parts":[{"type":"text","content":"Be brief."}]},\
            {"role":"user","parts":[{"type":"text","content":"What is this?"},\
            {"type":"uri","modality":"image","uri":"https://example.com/a.png"},\
            {"type":"blob","modality":"image","mime_type":"image/png","content":"iVBORw=="}]},\
            {"role":"assistant","parts":[{"type":"text","content":"A cat."}]}]
            """,
            """
              gen_ai.output.messages = [\
            {"role":"assistant","parts":[{"type":"text","content":"yes"}],\
            "finish_reason":"unknown"},\
            {"role":"assistant","parts":[],"finish_reason":"unknown"}]
            """);
  }

  @Test
  void whoOptsInHasTheWordsOfAFailure() {
    listenToMessages();
    failing(Kind.CONTENT_FILTER, "no such thing as Hi", 200, "req-1");
    call();
    assertThat(Telemetry.text(telemetry.span()))
        .startsWith("chat played-1, CLIENT, ERROR: no such thing as Hi\n")
        .contains(
            """
              gen_ai.output.messages = [\
            {"role":"assistant","parts":[],"finish_reason":"content_filter"}]
            """);
  }

  @Test
  void whatIsNotSampledIsNotKept() {
    try (Telemetry off = new Telemetry(Sampler.alwaysOff())) {
      OpenTelemetryListener listener = OpenTelemetryListener.create(off.sdk());
      List<Integer> underWay = new ArrayList<>();
      llm.addListener(listener);
      llm.play =
          (input, n) -> {
            underWay.add(listener.underWay());
            return CompletableFuture.completedFuture(PlayedLLM.echo(input, n));
          };
      call();
      assertThat(off.spans()).isEmpty();
      assertThat(underWay).containsExactly(0);
      assertThat(off.metrics()).isNotEmpty();
    }
  }

  @Test
  void whereNobodyCollectsNothingIsDone() {
    llm.addListener(OpenTelemetryListener.create(OpenTelemetry.noop()));
    assertThat(call().generations()).containsExactly("Hi");
  }

  @Test
  void anLLMIsFollowedOnceTheListenerIsRegistered() {
    OpenTelemetry openTelemetry = telemetry.sdk();
    // region register
    llm.addListener(OpenTelemetryListener.create(openTelemetry));
    // endregion
    call();
    assertThat(telemetry.spans()).hasSize(1);
  }

  @Test
  void theScopeSaysByWhichConventionsItIsToBeRead() {
    listen();
    call();
    assertThat(telemetry.span().getInstrumentationScopeInfo().getName())
        .isEqualTo("dev.retort.opentelemetry");
    assertThat(telemetry.span().getInstrumentationScopeInfo().getSchemaUrl())
        .isEqualTo("https://opentelemetry.io/schemas/1.41.0");
  }
}
