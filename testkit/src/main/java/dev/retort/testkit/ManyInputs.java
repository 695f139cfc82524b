package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.testkit.LoopbackServer.Told;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Many inputs at once and several generations of one: each answer comes to its place. */
final class ManyInputs {
  private final Bench bench;
  private final LoopbackServer server;

  ManyInputs(Bench bench) {
    this.bench = bench;
    this.server = bench.server();
  }

  void outputsAreInTheOrderOfTheirInputs() {
    int width = 4;
    Backwards backwards = new Backwards(width, bench.patience());
    server.acting(
        exchange ->
            backwards.run(
                () -> exchange.tell(bench.good("answer " + Bench.numberOf(exchange.seen())))));
    try (AsyncLLM llm = bench.made()) {
      llm.setRuntimeParameters(Map.of("max_concurrency", width));
      List<GenerateOutput> outputs = llm.generateOutputs(Bench.questions(3 * width), 1);

      backwards.assertTogether();
      assertEquals(3 * width, outputs.size(), "outputs");
      for (int i = 0; i < outputs.size(); i++) {
        Outputs.assertAnswered(
            outputs.get(i),
            "the answers came in reverse order, and each belongs to the input of its own request;"
                + " keep nothing of a call in a field; input "
                + i,
            "answer " + i);
      }
    }
  }

  void severalGenerationsAreThoseOfTheirInput() {
    int[] asked = new int[5];
    boolean[] several = new boolean[1];
    server.answering(
        request -> {
          int number = Bench.numberOf(request);
          if (several[0]) {
            return bench.good(number + "#0", number + "#1", number + "#2");
          }
          synchronized (asked) {
            return bench.good(number + "#" + asked[number]++);
          }
        });
    try (AsyncLLM llm = bench.made()) {
      several[0] = llm.descriptor().nativeGenerations();
      llm.setRuntimeParameters(Map.of("max_concurrency", 1));
      List<GenerateOutput> outputs = llm.generateOutputs(Bench.questions(5), 3);

      assertEquals(5, outputs.size());
      for (int i = 0; i < outputs.size(); i++) {
        Outputs.assertAnswered(
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

  void generationsThatAreMissingAreNullAndTold() {
    try (AsyncLLM llm = bench.made()) {
      assumeTrue(llm.descriptor().nativeGenerations(), "the provider gives one generation a call");
      server.answering(bench.good("one", "two"));
      GenerateOutput output = llm.generateOutputs(List.of(Bench.question(1)), 3).get(0);

      String what =
          "three generations were asked for and two came; give the runtime the two, which notes what"
              + " is missing";
      assertEquals(Arrays.asList("one", "two", null), output.generations(), what);
      Failure failure = output.error();
      assertNotNull(failure, what);
      assertEquals(Kind.INCOMPLETE, failure.kind(), what);
    }
  }

  void aFailedItemKeepsItsPlace() {
    server.answering(
        request ->
            Bench.numberOf(request) == 2
                ? Told.status(400, bench.error(400, "the kit refuses"))
                : bench.good("answer " + Bench.numberOf(request)));
    try (AsyncLLM llm = bench.made()) {
      List<GenerateOutput> outputs = llm.generateOutputs(Bench.questions(5), 1);

      assertEquals(5, outputs.size());
      for (int i = 0; i < outputs.size(); i++) {
        if (i == 2) {
          Failure failure = Outputs.failureOf(outputs.get(i));
          assertEquals(Kind.BAD_REQUEST, failure.kind(), "kind of failure of HTTP 400");
          assertEquals(400, failure.status(), "status of the failure");
        } else {
          Outputs.assertAnswered(
              outputs.get(i), "the third of five inputs was refused; input " + i, "answer " + i);
        }
      }
    }
  }
}
