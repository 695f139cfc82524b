package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.testkit.LoopbackServer.Act;
import dev.retort.testkit.LoopbackServer.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What goes wrong: that it is told apart, and sent again where that helps. */
final class Failures {
  private final Bench bench;
  private final LoopbackServer server;

  Failures(Bench bench) {
    this.bench = bench;
    this.server = bench.server();
  }

  Stream<DynamicTest> statusesAreToldApart() {
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
                      server.answering(Told.status(status, bench.error(status, "the kit says no")));
                      Failure failure = Outputs.failureOf(bench.askOnce());

                      assertEquals(each.getValue(), failure.kind(), failure.message());
                      assertEquals(status, failure.status(), "status of the failure");
                      assertEquals(
                          1,
                          server.seen().size(),
                          "requests with max_retries 0: the runtime alone sends again, with its"
                              + " limits and its Retry-After");
                    }));
  }

  Stream<DynamicTest> whatIsNoAnswerIsAFailure() {
    byte[] whole = bench.good("kit-text").bytes();
    String text = new String(whole, StandardCharsets.UTF_8);
    String body = bench.answer("kit-text");
    Map<String, Act> broken = new LinkedHashMap<>();
    broken.put("a page of HTML", Bench.telling("<html><title>Bad gateway</title></html>"));
    broken.put("nothing", Bench.telling(""));
    broken.put("an empty object", Bench.telling("{}"));
    broken.put("an empty array", Bench.telling("[]"));
    broken.put("null", Bench.telling("null"));
    broken.put("a number", Bench.telling("7"));
    broken.put("half an answer", Bench.telling(body.substring(0, body.length() / 2)));
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
          Failure failure = Outputs.failureOf(bench.askOnce());

          assertTrue(kinds.contains(failure.kind()), () -> "one of " + kinds + ", not " + failure);
        });
  }

  void whatFailedInPassingIsSentAgain() {
    server
        .answering(bench.good("fine"))
        .first(LoopbackServer.status(503, "", bench.error(503, "busy")));
    try (AsyncLLM llm = bench.made()) {
      llm.setRuntimeParameters(Map.of("max_retries", 1));

      Outputs.assertAnswered(
          Bench.ask(llm), "HTTP 503 and then an answer, with max_retries 1", "fine");
    }
    assertEquals(2, server.seen().size(), "requests");
  }

  void anAnswerThatDoesNotComeIsATimeout() throws Exception {
    server.acting(exchange -> {});
    try (AsyncLLM llm = bench.made()) {
      llm.setRuntimeParameters(Map.of("timeout", Duration.ofMillis(300)));

      assertEquals(Kind.TIMEOUT, Outputs.failureOf(Bench.ask(llm)).kind());
      // Before the LLM is closed, which closes its connections.
      bench.awaitHangUp("the call timed out");
    }
  }
}
