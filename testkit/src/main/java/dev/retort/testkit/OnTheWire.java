package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerationCall;
import dev.retort.llm.GenerationListener;
import dev.retort.testkit.Requests.Essence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** What is declared: that every parameter changes what is sent, and nothing else does. */
final class OnTheWire {
  private final Bench bench;
  private final LoopbackServer server;

  OnTheWire(Bench bench) {
    this.bench = bench;
    this.server = bench.server();
  }

  void equalCallsAreEqualRequests() {
    server.answering(bench.good("fine"));
    try (AsyncLLM llm = bench.made()) {
      Bench.ask(llm);
      Bench.ask(llm);
    }
    assertEquals(
        server.seen().get(0).body(), server.seen().get(1).body(), "bodies of two equal calls");
    assertEquals(server.seen().get(0).path(), server.seen().get(1).path());
  }

  Stream<DynamicTest> everyParameterReachesTheServer() {
    // JSON, since a parameter may say that answers have to be.
    server.answering(bench.good("{}"));
    AsyncLLM llm = bench.made();
    List<DynamicTest> tests = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(bench.notOnTheWire().keySet());
    unknown.addAll(bench.valuesOnTheWire().keySet());
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
    try (AsyncLLM llm = bench.made()) {
      llm.addListener(
          new GenerationListener() {
            @Override
            public void started(Started event) {
              GenerationCall call = event.call();
              before.set(call.kwarg(param.name()));
            }
          });
      Bench.ask(llm);
      Bench.ask(llm);
      if (!kwarg) {
        before.set(new Configured(llm).get(param.name()));
      }
    }
    Set<String> noise = Requests.noise(server.seen().get(0), server.seen().get(1));
    Essence plain = Requests.essence(server.seen().get(0), noise);
    String reason = bench.notOnTheWire().get(param.name());
    Object value = bench.changes().other(param, before.get());
    server.forget();
    try (AsyncLLM llm = bench.made()) {
      Changes.set(llm, param, value, kwarg);
      assertNull(Bench.ask(llm).error(), "error with " + param.name() + " = " + value);
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
}
