package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationCall;
import dev.retort.llm.GenerationException;
import dev.retort.llm.GenerationListener;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.StructuredOutput;
import dev.retort.testkit.LoopbackServer.Act;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import dev.retort.testkit.Requests.Essence;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * What every LLM behind HTTP must do, as tests: extend it, say how the LLM is made and how its
 * server answers, and the tests are there. They call a real server on the loopback address.
 *
 * <pre>{@code
 * class AcmeLLMConformanceTest extends LLMConformance {
 *   @Override
 *   protected AsyncLLM llm(URI server) {
 *     return AcmeLLMBuilder.create().model("acme-1").baseUrl(server).build();
 *   }
 *
 *   @Override
 *   protected String answer(Generated answer) {
 *     return "{\"text\":" + Generated.json(answer.text()) + "}";
 *   }
 * }
 * }</pre>
 *
 * <p>What is declared is found from the descriptor: each parameter gets a value that it has not
 * had, and must change what is sent. One that rightly does not is named, with the reason, by {@link
 * #notOnTheWire}. A test that is wrong for a provider is overridden and disabled, with the reason:
 *
 * <pre>{@code
 * @Override
 * @Disabled("the API counts no tokens")
 * protected void tokensAreThoseThatTheServerCounted() {}
 * }</pre>
 *
 * <p>The one test that reads the log needs Logback on the class path, and is skipped without it.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
public abstract class LLMConformance {
  private static final Pattern PROMPT = Pattern.compile("kit-question-([0-9]+)-kit");
  private static final String UNUSUAL =
      "\"quoted\" \\ back/slash\nnext line\ttab {\"a\": [1]} Gr\u00fc\u00dfe \u4e16\u754c"
          + " \ud83d\ude00 </html>";
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"kit_property\":{\"type\":\"string\"}},"
          + "\"required\":[\"kit_property\"],\"additionalProperties\":false}";

  private static final String IMAGE = "iVBORw0KGgo=";
  private static final Duration WAIT = Duration.ofSeconds(7);
  private static final String RETRY_AFTER = "Retry-After";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private LoopbackServer server = new LoopbackServer();

  /** For subclasses. */
  protected LLMConformance() {}

  /**
   * Makes an LLM that calls a server. What else it needs is up to you; credentials are put into it
   * by the tests.
   *
   * @param server the root of the server, such as {@code http://127.0.0.1:4711}
   * @return a new LLM, not loaded
   */
  protected abstract AsyncLLM llm(URI server);

  /**
   * The body of a good answer in the provider's own words.
   *
   * @param answer what it must say
   * @return the body, of status 200
   */
  protected abstract String answer(Generated answer);

  /**
   * What a good answer says in headers, such as counts of tokens.
   *
   * @param answer what it must say
   * @return name to value; none by default
   */
  protected Map<String, String> headers(Generated answer) {
    return Map.of();
  }

  /**
   * The body of an answer that says that something is wrong.
   *
   * @param status of HTTP, 400 or more
   * @param message what the server says
   * @return the body; by default an object with {@code error.message}
   */
  protected String error(int status, String message) {
    return "{\"error\":{\"message\":" + Generated.json(message) + "}}";
  }

  /**
   * The headers by which the server says when to come again.
   *
   * @param wait how long it wants to be left alone, in whole seconds
   * @return name to value; by default {@code Retry-After} in seconds
   */
  protected Map<String, String> retryAfter(Duration wait) {
    return standard(wait);
  }

  /**
   * Values for parameters whose type alone does not say what the LLM takes, or of which a value
   * changes nothing.
   *
   * @return wire name to a value that it may have and does not have now; none by default
   */
  protected Map<String, Object> valuesOnTheWire() {
    return Map.of();
  }

  /**
   * The parameters that rightly change nothing of what is sent.
   *
   * @return wire name to the reason; none by default
   */
  protected Map<String, String> notOnTheWire() {
    return Map.of();
  }

  /** How many seconds are waited for what must happen at once. */
  long patience() {
    return 30;
  }

  @BeforeEach
  final void serve() {
    server = new LoopbackServer();
  }

  @AfterEach
  final void stop() {
    server.close();
  }

  // --- What is asked and answered --------------------------------------------------------------

  private static Input question(int number) {
    return Input.of("kit-question-" + number + "-kit");
  }

  private static List<Input> questions(int count) {
    return IntStream.range(0, count).mapToObj(LLMConformance::question).toList();
  }

  private static int numberOf(Seen request) {
    Matcher found = PROMPT.matcher(request.body());
    if (!found.find()) {
      throw new AssertionError(
          "the text of the input is not in the body of the request: " + request.body());
    }
    return Integer.parseInt(found.group(1));
  }

  private Told good(@Nullable String... texts) {
    Generated generated = new Generated(Arrays.asList(texts), 11, 7);
    String body = answer(generated);
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
    for (Map.Entry<String, String> header : headers(generated).entrySet()) {
      told = told.with(header.getKey(), header.getValue());
    }
    return told;
  }

  /** The LLM with credentials, without repeated attempts. */
  private AsyncLLM made(URI root) {
    AsyncLLM llm = llm(root);
    Configured configured = new Configured(llm);
    configured.setSecrets();
    llm.setRuntimeParameters(Map.of("max_retries", 0));
    Map<String, Object> required = new LinkedHashMap<>();
    for (ParamDescriptor kwarg : llm.descriptor().generationKwargs()) {
      if (!kwarg.isOptional() && set(llm, kwarg) == null) {
        required.put(kwarg.name(), other(kwarg, null));
      }
    }
    if (!required.isEmpty()) {
      llm.setRuntimeParameters(Map.of("generation_kwargs", required));
    }
    return llm;
  }

  private AsyncLLM made() {
    return made(server.root());
  }

  private static GenerateOutput ask(AsyncLLM llm) {
    return ask(llm, question(1));
  }

  private static GenerateOutput ask(AsyncLLM llm, Input input) {
    return llm.generateOutputs(List.of(input), 1).get(0);
  }

  private GenerateOutput askOnce() {
    try (AsyncLLM llm = made()) {
      return ask(llm);
    }
  }

  private static Failure failureOf(GenerateOutput output) {
    assertEquals(
        Collections.nCopies(output.generations().size(), null),
        output.generations(),
        "generations of an item that failed");
    Failure failure = output.error();
    if (failure == null) {
      throw new AssertionError(
          "must be a failed item, is "
              + output
              + "; throw a GenerationException, whose failure becomes that of the item");
    }
    return failure;
  }

  private static void assertAnswered(
      GenerateOutput output, String what, @Nullable String... texts) {
    assertNull(output.error(), () -> what + ": a failure of what is none");
    assertEquals(Arrays.asList(texts), output.generations(), what);
  }

  // --- Many inputs, several generations --------------------------------------------------------

  /** Answers that come in reverse. */
  @Test
  protected void outputsAreInTheOrderOfTheirInputs() {
    int width = 4;
    Backwards backwards = new Backwards(width, patience());
    server.acting(
        exchange ->
            backwards.run(() -> exchange.tell(good("answer " + numberOf(exchange.seen())))));
    try (AsyncLLM llm = made()) {
      llm.setRuntimeParameters(Map.of("max_concurrency", width));
      List<GenerateOutput> outputs = llm.generateOutputs(questions(3 * width), 1);

      backwards.assertTogether();
      assertEquals(3 * width, outputs.size(), "outputs");
      for (int i = 0; i < outputs.size(); i++) {
        assertAnswered(
            outputs.get(i),
            "the answers came in reverse order, and each belongs to the input of its own request;"
                + " keep nothing of a call in a field; input "
                + i,
            "answer " + i);
      }
    }
  }

  /** Native or not, each output has exactly the generations of its input. */
  @Test
  protected void severalGenerationsAreThoseOfTheirInput() {
    int[] asked = new int[5];
    boolean[] several = new boolean[1];
    server.answering(
        request -> {
          int number = numberOf(request);
          if (several[0]) {
            return good(number + "#0", number + "#1", number + "#2");
          }
          synchronized (asked) {
            return good(number + "#" + asked[number]++);
          }
        });
    try (AsyncLLM llm = made()) {
      several[0] = llm.descriptor().nativeGenerations();
      llm.setRuntimeParameters(Map.of("max_concurrency", 1));
      List<GenerateOutput> outputs = llm.generateOutputs(questions(5), 3);

      assertEquals(5, outputs.size());
      for (int i = 0; i < outputs.size(); i++) {
        assertAnswered(
            outputs.get(i),
            "three generations were asked for, and the server gave these three in this order to"
                + " input "
                + i,
            i + "#0",
            i + "#1",
            i + "#2");
      }
      assertEquals(
          several[0] ? 5 : 15,
          server.seen().size(),
          several[0]
              ? "requests: the operative method takes int numGenerations, so one call gives them all"
              : "requests: the runtime asks for each generation, the LLM asks once a call");
    }
  }

  /** What came is kept. */
  @Test
  protected void generationsThatAreMissingAreNullAndTold() {
    try (AsyncLLM llm = made()) {
      assumeTrue(llm.descriptor().nativeGenerations(), "the provider gives one generation a call");
      server.answering(good("one", "two"));
      GenerateOutput output = llm.generateOutputs(List.of(question(1)), 3).get(0);

      String what =
          "three generations were asked for and two came; give the runtime the two, which notes what"
              + " is missing";
      assertEquals(Arrays.asList("one", "two", null), output.generations(), what);
      Failure failure = output.error();
      assertNotNull(failure, what);
      assertEquals(Kind.INCOMPLETE, failure.kind(), what);
    }
  }

  /** The others are answered. */
  @Test
  protected void aFailedItemKeepsItsPlace() {
    server.answering(
        request ->
            numberOf(request) == 2
                ? Told.status(400, error(400, "the kit refuses"))
                : good("answer " + numberOf(request)));
    try (AsyncLLM llm = made()) {
      List<GenerateOutput> outputs = llm.generateOutputs(questions(5), 1);

      assertEquals(5, outputs.size());
      for (int i = 0; i < outputs.size(); i++) {
        if (i == 2) {
          Failure failure = failureOf(outputs.get(i));
          assertEquals(Kind.BAD_REQUEST, failure.kind(), "kind of failure of HTTP 400");
          assertEquals(400, failure.status(), "status of the failure");
        } else {
          assertAnswered(
              outputs.get(i), "the third of five inputs was refused; input " + i, "answer " + i);
        }
      }
    }
  }

  // --- Texts -----------------------------------------------------------------------------------

  @Test
  protected void everyMessageReachesTheServer() {
    server.answering(good("fine"));
    try (AsyncLLM llm = made()) {
      ask(
          llm,
          Input.of(
              ChatMessage.system("kit system text"),
              ChatMessage.user("kit first question"),
              ChatMessage.assistant("kit first answer"),
              ChatMessage.user("kit second question")));
    }
    Seen request = server.only();
    assertAll(
        Stream.of(
                "kit system text", "kit first question", "kit first answer", "kit second question")
            .map(text -> () -> assertTrue(Requests.holds(request, text), text + " is not sent")));
  }

  /** The same words by the system, the user and the model are three requests. */
  @Test
  protected void theServerIsToldWhoSpeaks() {
    server.answering(good("fine"));
    Map<String, ChatMessage> speakers = new LinkedHashMap<>();
    try (AsyncLLM llm = made()) {
      for (ChatMessage.Role role : ChatMessage.Role.values()) {
        ChatMessage first = new ChatMessage(role, List.of(new ChatMessage.Text("kit first")));
        server.forget();
        assertNull(ask(llm, Input.of(first, ChatMessage.user("kit last"))).error(), role.name());
        ChatMessage same = speakers.put(server.only().body(), first);
        assertNull(
            same,
            () ->
                "a message of "
                    + role
                    + " is sent as one of "
                    + same.role()
                    + " is: tell the server who speaks");
      }
    }
  }

  @Test
  protected void unusualTextArrivesAsItIs() {
    server.answering(good(UNUSUAL));
    try (AsyncLLM llm = made()) {
      GenerateOutput output = ask(llm, Input.of(UNUSUAL));

      assertAnswered(output, "unusual text, in UTF-8", UNUSUAL);
    }
    assertTrue(Requests.holds(server.only(), UNUSUAL), () -> "sent was " + server.only().body());
  }

  @Test
  protected void anEmptyTextIsAnAnswer() {
    server.answering(good(""));

    assertAnswered(askOnce(), "an empty text is an answer", "");
  }

  /** The model gave none: that is no failure, and nothing to ask again for. */
  @Test
  protected void noTextIsAnAnswer() {
    server.answering(good((String) null));

    assertAnswered(askOnce(), "null is an answer: the model gave none", (String) null);
  }

  @Test
  protected void tokensAreThoseThatTheServerCounted() {
    server.answering(good("fine"));
    GenerateOutput output = askOnce();

    String remedy =
        " tokens; give GenerateOutput the Statistics of the answer. If the API tells them in"
            + " headers, override headers(); if it tells none, disable this test with the reason";
    assertEquals(List.of(11), output.statistics().inputTokens(), "input" + remedy);
    assertEquals(List.of(7), output.statistics().outputTokens(), "output" + remedy);
  }

  /** Only where the LLM says that it supports one. */
  @Test
  protected void theFormOfTheAnswerReachesTheServer() {
    server.answering(good("{\"kit_property\":\"fine\"}"));
    try (AsyncLLM llm = made()) {
      assumeTrue(
          llm.descriptor().capabilities().contains(Capability.STRUCTURED_OUTPUT),
          "the LLM does not support structured output");
      ask(llm, question(1).withStructuredOutput(new StructuredOutput.JsonSchema(SCHEMA)));
    }
    assertTrue(
        Requests.holds(server.only(), "kit_property"), () -> "sent was " + server.only().body());
  }

  /** Only where the LLM says that it takes them; where not, the runtime refuses them. */
  @Test
  protected void anImageReachesTheServer() {
    server.answering(good("fine"));
    try (AsyncLLM llm = made()) {
      assumeTrue(
          llm.descriptor().capabilities().contains(Capability.IMAGES),
          "the LLM does not support images");
      ask(
          llm,
          Input.of(
              ChatMessage.user(
                  new ChatMessage.Text("kit-question-1-kit"),
                  new ChatMessage.Image("data:image/png;base64," + IMAGE))));
    }
    assertTrue(Requests.holds(server.only(), IMAGE), () -> "sent was " + server.only().body());
  }

  // --- What is declared ------------------------------------------------------------------------

  @Test
  protected void equalCallsAreEqualRequests() {
    server.answering(good("fine"));
    try (AsyncLLM llm = made()) {
      ask(llm);
      ask(llm);
    }
    assertEquals(
        server.seen().get(0).body(), server.seen().get(1).body(), "bodies of two equal calls");
    assertEquals(server.seen().get(0).path(), server.seen().get(1).path());
  }

  /**
   * Sets each kwarg and attribute in turn.
   *
   * @return one test a parameter
   */
  @TestFactory
  protected Stream<DynamicTest> everyParameterReachesTheServer() {
    // JSON, since a parameter may say that answers have to be.
    server.answering(good("{}"));
    AsyncLLM llm = made();
    List<DynamicTest> tests = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(notOnTheWire().keySet());
    unknown.addAll(valuesOnTheWire().keySet());
    for (ParamDescriptor kwarg : llm.descriptor().generationKwargs()) {
      unknown.remove(kwarg.name());
      tests.add(dynamicTest(kwarg.name(), () -> assertReaches(kwarg, true)));
    }
    for (ParamDescriptor attribute : new Configured(llm).own()) {
      unknown.remove(attribute.name());
      tests.add(dynamicTest(attribute.name(), () -> assertReaches(attribute, false)));
    }
    tests.add(
        dynamicTest(
            "what is excepted exists",
            () -> assertEquals(Set.of(), unknown, "not declared by " + llm.descriptor())));
    return tests.stream();
  }

  private void assertReaches(ParamDescriptor param, boolean kwarg) {
    server.forget();
    AtomicReference<@Nullable Object> before = new AtomicReference<>();
    try (AsyncLLM llm = made()) {
      llm.addListener(
          new GenerationListener() {
            @Override
            public void started(Started event) {
              GenerationCall call = event.call();
              before.set(call.kwarg(param.name()));
            }
          });
      ask(llm);
      ask(llm);
      if (!kwarg) {
        before.set(new Configured(llm).get(param.name()));
      }
    }
    Set<String> noise = Requests.noise(server.seen().get(0), server.seen().get(1));
    Essence plain = Requests.essence(server.seen().get(0), noise);
    String reason = notOnTheWire().get(param.name());
    Object value = other(param, before.get());
    server.forget();
    try (AsyncLLM llm = made()) {
      change(llm, param, value, kwarg);
      assertNull(ask(llm).error(), "error with " + param.name() + " = " + value);
    }
    Essence changed = Requests.essence(server.only(), noise);
    if (reason == null) {
      assertNotEquals(
          plain,
          changed,
          () ->
              param.name()
                  + " does not reach the server: with "
                  + shown(before.get())
                  + " and with "
                  + shown(value)
                  + " the same is sent. Send it; or name it in notOnTheWire() with the reason; or"
                  + " give a value that matters in valuesOnTheWire()");
    } else {
      assertFalse(reason.isBlank(), "notOnTheWire() gives no reason for " + param.name());
      assertEquals(
          plain,
          changed,
          () -> param.name() + " changes what is sent; take it out of notOnTheWire()");
    }
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "none" : value.toString();
  }

  private static void change(AsyncLLM llm, ParamDescriptor param, Object value, boolean kwarg) {
    if (kwarg) {
      llm.setRuntimeParameters(Map.of("generation_kwargs", Map.of(param.name(), value)));
    } else {
      new Configured(llm).set(param, value);
    }
  }

  private static @Nullable Object set(LLM llm, ParamDescriptor kwarg) {
    int index = llm.descriptor().generationKwargs().indexOf(kwarg);
    return llm.generationKwargs() == null ? null : llm.generationKwargs().get(index);
  }

  private Object other(ParamDescriptor param, @Nullable Object now) {
    Object given = valuesOnTheWire().get(param.name());
    Object value = given == null ? OtherValues.of(param, now) : given;
    if (value == null) {
      throw new AssertionError(
          "no value for " + param + " was found; give one in valuesOnTheWire()");
    }
    return value;
  }

  /** All that is declared set to something else. */
  private AsyncLLM changed() {
    AsyncLLM llm = made();
    for (ParamDescriptor kwarg : llm.descriptor().generationKwargs()) {
      change(llm, kwarg, other(kwarg, set(llm, kwarg)), true);
    }
    Configured configured = new Configured(llm);
    for (ParamDescriptor attribute : configured.own()) {
      Object now = configured.get(attribute.name());
      change(llm, attribute, other(attribute, now), false);
    }
    return llm;
  }

  @Test
  protected void aConfigInYamlIsReadAgain() {
    assertReadAgain(LLM::toYaml, LLM::fromYaml);
  }

  @Test
  protected void aConfigInJsonIsReadAgain() {
    assertReadAgain(LLM::toJson, LLM::fromJson);
  }

  /** What is written after calls is what was written before. */
  @Test
  protected void callsLeaveTheConfigAlone() {
    server.answering(good("fine"));
    try (AsyncLLM llm = made()) {
      String before = llm.toJson();
      ask(llm);
      llm.unload();

      assertEquals(
          before,
          llm.toJson(),
          "the config after load(), a call and unload(); what is worked out belongs into fields"
              + " that are no attributes");
    }
  }

  private void assertReadAgain(Function<LLM, String> write, Function<String, LLM> read) {
    server.answering(good("fine"));
    try (AsyncLLM llm = changed()) {
      String text = write.apply(llm);
      try (LLM again = read.apply(text)) {
        // A dump leaves out credentials that are known only to this process.
        new Configured(again).setSecrets();
        assertSame(llm.getClass(), again.getClass());
        assertEquals(text, write.apply(again));
        if (!llm.descriptor().generationKwargs().isEmpty()) {
          assertEquals(llm.generationKwargs(), again.generationKwargs(), "generation_kwargs");
        }
        Configured left = new Configured(llm);
        Configured right = new Configured(again);
        for (ParamDescriptor attribute : left.own()) {
          if (!attribute.isSecret()) {
            assertEquals(left.get(attribute.name()), right.get(attribute.name()), attribute.name());
          }
        }
      }
    }
  }

  // --- What goes wrong -------------------------------------------------------------------------

  /**
   * Answers with each status.
   *
   * @return one test a status
   */
  @TestFactory
  protected Stream<DynamicTest> statusesAreToldApart() {
    Map<Integer, Kind> kinds = new LinkedHashMap<>();
    kinds.put(400, Kind.BAD_REQUEST);
    kinds.put(401, Kind.AUTHENTICATION);
    kinds.put(403, Kind.AUTHENTICATION);
    kinds.put(422, Kind.BAD_REQUEST);
    kinds.put(429, Kind.RATE_LIMIT);
    kinds.put(500, Kind.SERVER);
    kinds.put(502, Kind.SERVER);
    kinds.put(503, Kind.SERVER);
    return kinds.entrySet().stream()
        .map(
            each ->
                dynamicTest(
                    "HTTP " + each.getKey(),
                    () -> {
                      int status = each.getKey();
                      server.forget();
                      server.answering(Told.status(status, error(status, "the kit says no")));
                      Failure failure = failureOf(askOnce());

                      assertEquals(each.getValue(), failure.kind(), failure.message());
                      assertEquals(status, failure.status(), "status of the failure");
                      assertEquals(
                          1,
                          server.seen().size(),
                          "requests with max_retries 0: the runtime alone sends again, with its"
                              + " limits and its Retry-After");
                    }));
  }

  /**
   * Answers that are none, and exchanges that break.
   *
   * @return one test a kind of them
   */
  @TestFactory
  protected Stream<DynamicTest> whatIsNoAnswerIsAFailure() {
    byte[] whole = good("kit-text").bytes();
    String text = new String(whole, StandardCharsets.UTF_8);
    String body = answer(new Generated(List.of("kit-text"), 11, 7));
    Map<String, Act> broken = new LinkedHashMap<>();
    broken.put("a page of HTML", told("<html><title>Bad gateway</title></html>"));
    broken.put("nothing", told(""));
    broken.put("an empty object", told("{}"));
    broken.put("an empty array", told("[]"));
    broken.put("null", told("null"));
    broken.put("a number", told("7"));
    broken.put("half an answer", told(body.substring(0, body.length() / 2)));
    broken.put("what is not UTF-8", exchange -> exchange.send(notUtf8(whole)));
    Map<String, Act> cut = new LinkedHashMap<>();
    cut.put(
        "a body that breaks off",
        exchange -> {
          exchange.send(text.substring(0, text.length() - body.length() / 2));
          exchange.hangUp();
        });
    cut.put("a connection that is reset", LoopbackServer.Exchange::reset);
    cut.put("a connection that is closed", LoopbackServer.Exchange::hangUp);
    return Stream.concat(
        broken.entrySet().stream()
            .map(each -> fails(each.getKey(), each.getValue(), Set.of(Kind.MALFORMED))),
        cut.entrySet().stream()
            .map(
                each ->
                    fails(
                        each.getKey(), each.getValue(), Set.of(Kind.MALFORMED, Kind.CONNECTION))));
  }

  private static Act told(String body) {
    return exchange -> exchange.tell(Told.json(body));
  }

  private static byte[] notUtf8(byte[] whole) {
    byte[] bytes = whole.clone();
    byte[] text = "kit-text".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + text.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + text.length, text, 0, text.length)) {
        bytes[i + 1] = (byte) 0xff;
        bytes[i + 2] = (byte) 0xc3;
        return bytes;
      }
    }
    throw new AssertionError("answer() does not hold the text it was given as it is");
  }

  private DynamicTest fails(String name, Act act, Set<Kind> kinds) {
    return dynamicTest(
        name,
        () -> {
          server.acting(act);
          Failure failure = failureOf(askOnce());

          assertTrue(kinds.contains(failure.kind()), () -> "one of " + kinds + ", not " + failure);
        });
  }

  @Test
  protected void whatFailedInPassingIsSentAgain() {
    server.answering(good("fine")).first(LoopbackServer.status(503, "", error(503, "busy")));
    try (AsyncLLM llm = made()) {
      llm.setRuntimeParameters(Map.of("max_retries", 1));

      assertAnswered(ask(llm), "HTTP 503 and then an answer, with max_retries 1", "fine");
    }
    assertEquals(2, server.seen().size(), "requests");
  }

  /**
   * Says in each form when to come again, with each status that may say so: by {@link #retryAfter},
   * and where that is the standard's header, in all its forms.
   *
   * @return one test a form and status
   */
  @TestFactory
  protected Stream<DynamicTest> retryAfterIsObeyed() {
    Map<String, String> own = retryAfter(WAIT);
    return Stream.of(429, 503)
        .flatMap(
            status ->
                own.equals(standard(WAIT))
                    ? Stream.of(
                        retryAfter(status, "in seconds", now -> standard(WAIT)),
                        retryAfter(status, "in milliseconds", now -> millis(WAIT)),
                        retryAfter(status, "as a date", now -> date(now.plus(WAIT))))
                    : Stream.of(retryAfter(status, "by its own headers", now -> own)));
  }

  private static Map<String, String> standard(Duration wait) {
    return Map.of(RETRY_AFTER, Long.toString(wait.toSeconds()));
  }

  private static Map<String, String> millis(Duration wait) {
    return Map.of(RETRY_AFTER + "-Ms", Long.toString(wait.toMillis()));
  }

  /** Rounded up: a date is of whole seconds. */
  private static Map<String, String> date(Instant then) {
    return Map.of(RETRY_AFTER, HTTP_DATE.format(then.plusSeconds(1)));
  }

  private DynamicTest retryAfter(
      int status, String form, Function<Instant, Map<String, String>> headers) {
    return dynamicTest(
        "HTTP " + status + " " + form,
        () -> {
          // A date is of whole seconds, and time passes before it is read: bounds, not a time.
          AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);
          AtomicReference<Map<String, String>> sent = new AtomicReference<>(Map.of());
          server.acting(
              exchange -> {
                told.set(Instant.now());
                Map<String, String> wait = headers.apply(told.get());
                sent.set(wait);
                StringBuilder lines = new StringBuilder();
                wait.forEach((name, value) -> lines.append(name + ": " + value + "\r\n"));
                LoopbackServer.status(status, lines.toString(), error(status, "later"))
                    .run(exchange);
              });
          Duration delay = firstDelay();

          Duration passed = Duration.between(told.get(), Instant.now());
          Duration least = form.equals("as a date") ? WAIT.minus(passed) : WAIT;
          assertTrue(
              delay.compareTo(least) >= 0 && delay.compareTo(WAIT.multipliedBy(10)) <= 0,
              () ->
                  "the server wants to be left alone for 7 s, as it says by "
                      + sent.get()
                      + ", and is asked again after "
                      + delay
                      + "; give GenerationException that time, which RetryAfter reads. If the API"
                      + " has another header, override retryAfter()");
        });
  }

  /** How long the first attempt that failed is followed by none. What follows is not waited for. */
  private Duration firstDelay() throws InterruptedException {
    CompletableFuture<Duration> delay = new CompletableFuture<>();
    try (AsyncLLM llm = made()) {
      llm.setRuntimeParameters(Map.of("max_retries", 1));
      llm.addListener(
          new GenerationListener() {
            @Override
            public void retried(Retried event) {
              delay.complete(event.delay());
            }

            @Override
            public void failed(Failed event) {
              delay.completeExceptionally(
                  new AssertionError(
                      "must be sent again when the server says, failed for good: "
                          + event.failure()));
            }
          });
      Thread caller = new Thread(() -> untilStopped(llm), "conformance");
      caller.setDaemon(true);
      caller.start();
      try {
        return delay.get(patience(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof AssertionError failed ? failed : new AssertionError(e);
      } catch (TimeoutException e) {
        throw new AssertionError(
            "the attempt neither failed nor ended; a status of 429 or 503 must fail it");
      } finally {
        caller.interrupt();
        caller.join();
      }
    }
  }

  private void awaitHangUp(String why) throws InterruptedException, ExecutionException {
    try {
      server.hungUp().get(patience(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(
          why
              + ", and its connection is still open; pass the interrupt or the cancellation of the"
              + " stage on to the exchange");
    }
  }

  private static void untilStopped(AsyncLLM llm) {
    try {
      ask(llm);
    } catch (GenerationException e) {
      // It was stopped.
    }
  }

  @Test
  protected void anAnswerThatDoesNotComeIsATimeout() throws Exception {
    server.acting(exchange -> {});
    try (AsyncLLM llm = made()) {
      llm.setRuntimeParameters(Map.of("timeout", Duration.ofMillis(300)));

      assertEquals(Kind.TIMEOUT, failureOf(ask(llm)).kind());
      // Before the LLM is closed, which closes its connections.
      awaitHangUp("the call timed out");
    }
  }

  // --- Life ------------------------------------------------------------------------------------

  @Test
  protected void aCallThatIsGivenUpClosesItsConnection() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.acting(exchange -> asked.countDown());
    try (AsyncLLM llm = made()) {
      Thread caller = new Thread(() -> untilStopped(llm), "conformance");
      caller.setDaemon(true);
      caller.start();
      assertTrue(asked.await(patience(), TimeUnit.SECONDS), "no request came");

      caller.interrupt();

      awaitHangUp("the caller was interrupted");
      caller.join();
    }
  }

  @Test
  protected void aClosedLLMLeavesNoThreadAndNoConnection() throws Exception {
    server.answering(good("fine"));
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    ThreadGroup group = new ThreadGroup("conformance");
    Thread caller =
        new Thread(
            group,
            () -> {
              try (AsyncLLM llm = made()) {
                llm.generateOutputs(questions(8), 1);
              }
            },
            "conformance");
    caller.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
    caller.start();
    caller.join();
    Throwable failure = thrown.get();
    if (failure != null) {
      throw new AssertionError("the calls failed", failure);
    }
    OwnThreads.awaitEnd(group, patience());
    CompletableFuture<Void> hungUp = server.hungUp();
    OwnThreads.await(hungUp::isDone, patience(), () -> "a connection is still open");
  }

  @Test
  protected void anLLMCanBeUnloadedAtAnyTimeAndLoadedAgain() {
    server.answering(good("fine"));
    try (AsyncLLM llm = made()) {
      llm.unload();
      assertAnswered(ask(llm), "unloaded before, and loaded again", "fine");
      llm.unload();
      llm.unload();
      llm.load();
      assertAnswered(ask(llm), "unloaded before, and loaded again", "fine");
    }
  }

  // --- Credentials -----------------------------------------------------------------------------

  private static void assertSilent(List<String> secrets, String what, String text) {
    for (String secret : secrets) {
      assertFalse(
          text.contains(secret),
          () -> what + " holds a credential; leave it out: " + text.replace(secret, "<here>"));
    }
  }

  private AsyncLLM withSecrets(List<String> secrets) {
    AsyncLLM llm = made();
    secrets.addAll(new Configured(llm).secrets());
    if (secrets.isEmpty()) {
      llm.close();
    }
    assumeTrue(!secrets.isEmpty(), "the LLM declares no Secret");
    return llm;
  }

  @Test
  protected void noDumpAndNoPrintHoldsACredential() {
    server.answering(good("fine"));
    List<String> secrets = new ArrayList<>();
    try (AsyncLLM llm = withSecrets(secrets)) {
      ask(llm);

      assertSilent(secrets, "toJson()", llm.toJson());
      assertSilent(secrets, "toYaml()", llm.toYaml());
      assertSilent(secrets, "toString()", llm.toString());
      assertSilent(secrets, "runtimeParametersInfo()", String.valueOf(llm.runtimeParametersInfo()));
    }
  }

  /**
   * Answers that repeat the credential, as servers like to.
   *
   * @return one test an answer
   */
  @TestFactory
  protected Stream<DynamicTest> noErrorRepeatsACredential() {
    return repeating()
        .map(
            each ->
                dynamicTest(
                    each.name(),
                    () -> {
                      List<String> secrets = new ArrayList<>();
                      try (AsyncLLM llm = withSecrets(secrets)) {
                        server.acting(each.act().apply(secrets.get(0)));
                        GenerateOutput output = ask(llm);

                        failureOf(output);
                        assertSilent(secrets, "the output", output.toString());
                      }
                    }));
  }

  /** Asked here: without Logback, {@link LogCapture} cannot even be loaded. */
  private static boolean logbackIsInCharge() {
    return LoggerFactory.getILoggerFactory()
        .getClass()
        .getName()
        .equals("ch.qos.logback.classic.LoggerContext");
  }

  @Test
  protected void noLogHoldsACredential() {
    assumeTrue(logbackIsInCharge(), "to read the log, Logback must be the logger of the tests");
    List<String> secrets = new ArrayList<>();
    try (LogCapture log = LogCapture.start();
        AsyncLLM llm = withSecrets(secrets)) {
      server.answering(good("fine"));
      ask(llm);
      repeating()
          .forEach(
              each -> {
                server.acting(each.act().apply(secrets.get(0)));
                ask(llm);
              });

      assertSilent(secrets, "the log", log.text());
    }
  }

  /** What a server does with a credential that it was sent. */
  private record Repeating(String name, Function<String, Act> act) {}

  private Stream<Repeating> repeating() {
    Stream<Repeating> statuses =
        Stream.of(302, 400, 401, 429, 500)
            .map(
                status ->
                    new Repeating(
                        "HTTP " + status,
                        secret -> {
                          Told told =
                              Told.status(status, error(status, "bad " + secret))
                                  .with("x-request-id", secret)
                                  .with("location", "http://127.0.0.1:1/" + secret);
                          return exchange -> exchange.tell(told);
                        }));
    return Stream.concat(
        statuses,
        Stream.of(
            new Repeating("what is no answer", secret -> told("<html>" + secret + "</html>")),
            new Repeating(
                "what is no HTTP",
                secret ->
                    exchange -> {
                      exchange.send("nonsense " + secret + "\r\n\r\n");
                      exchange.hangUp();
                    })));
  }
}
