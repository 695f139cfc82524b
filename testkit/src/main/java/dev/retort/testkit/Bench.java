package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.testkit.LoopbackServer.Act;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one test works with: the server, LLMs that call it, numbered questions, and answers in the
 * words of the provider.
 */
final class Bench implements AutoCloseable {
  private static final Pattern PROMPT = Pattern.compile("kit-question-([0-9]+)-kit");

  private final LLMConformance author;
  private final LoopbackServer server = new LoopbackServer();

  /**
   * Starts the server.
   *
   * @param author who says how the LLM is made and how its server answers
   */
  Bench(LLMConformance author) {
    this.author = author;
  }

  LoopbackServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }

  // --- What the author says --------------------------------------------------------------------

  String answer(String text) {
    return author.answer(new Generated(List.of(text), 11, 7));
  }

  Told good(@Nullable String... texts) {
    Generated generated = new Generated(Arrays.asList(texts), 11, 7);
    String body = author.answer(generated);
    for (String text : texts.length == 1 ? List.<@Nullable String>of() : Arrays.asList(texts)) {
      assertTrue(
          text == null || body.contains(text),
          () ->
              "the LLM takes numGenerations, so answer() has to write all of answer.texts(); it"
                  + " leaves out \""
                  + text
                  + "\"");
    }
    Told told = Told.json(body);
    for (Map.Entry<String, String> header : author.headers(generated).entrySet()) {
      told = told.with(header.getKey(), header.getValue());
    }
    return told;
  }

  String error(int status, String message) {
    return author.error(status, message);
  }

  Map<String, String> retryAfter(Duration wait) {
    return author.retryAfter(wait);
  }

  Map<String, String> notOnTheWire() {
    return author.notOnTheWire();
  }

  Map<String, Object> valuesOnTheWire() {
    return author.valuesOnTheWire();
  }

  /** How many seconds are waited for what must happen at once. */
  long patience() {
    return author.patience();
  }

  // --- What is asked ---------------------------------------------------------------------------

  static Input question(int number) {
    return Input.of("kit-question-" + number + "-kit");
  }

  static List<Input> questions(int count) {
    return IntStream.range(0, count).mapToObj(Bench::question).toList();
  }

  static int numberOf(Seen request) {
    Matcher found = PROMPT.matcher(request.body());
    if (!found.find()) {
      throw new AssertionError(
          "the text of the input is not in the body of the request: " + request.body());
    }
    return Integer.parseInt(found.group(1));
  }

  static Act telling(String body) {
    return exchange -> exchange.tell(Told.json(body));
  }

  // --- Who is asked ----------------------------------------------------------------------------

  /** The LLM with credentials, without repeated attempts. */
  AsyncLLM made() {
    AsyncLLM llm = author.llm(server.root());
    Configured configured = new Configured(llm);
    configured.setSecrets();
    llm.setRuntimeParameters(Map.of("max_retries", 0));
    Changes changes = changes();
    Map<String, Object> required = new LinkedHashMap<>();
    for (ParamDescriptor kwarg : llm.descriptor().generationKwargs()) {
      if (!kwarg.isOptional() && Changes.kwarg(llm, kwarg) == null) {
        required.put(kwarg.name(), changes.other(kwarg, null));
      }
    }
    if (!required.isEmpty()) {
      llm.setRuntimeParameters(Map.of("generation_kwargs", required));
    }
    return llm;
  }

  Changes changes() {
    return new Changes("valuesOnTheWire()", author::valuesOnTheWire);
  }

  static GenerateOutput ask(AsyncLLM llm) {
    return ask(llm, question(1));
  }

  static GenerateOutput ask(AsyncLLM llm, Input input) {
    return llm.generateOutputs(List.of(input), 1).get(0);
  }

  GenerateOutput askOnce() {
    try (AsyncLLM llm = made()) {
      return ask(llm);
    }
  }

  /** Asks on a thread of its own, which is to be interrupted. */
  static Thread askUntilInterrupted(AsyncLLM llm) {
    Thread caller =
        new Thread(
            () -> {
              try {
                ask(llm);
              } catch (GenerationException e) {
                // It was stopped.
              }
            },
            "conformance");
    caller.setDaemon(true);
    caller.start();
    return caller;
  }

  void awaitHangUp(String why) throws InterruptedException, ExecutionException {
    try {
      server.hungUp().get(patience(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(
          why
              + ", and its connection is still open; pass the interrupt or the cancellation of the"
              + " stage on to the exchange");
    }
  }
}
