package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.testkit.LoopbackServer.Act;
import dev.retort.testkit.LoopbackServer.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.slf4j.LoggerFactory;

/** Credentials: that they stay out of dumps, prints, errors and the log. */
final class Credentials {
  private final Bench bench;
  private final LoopbackServer server;

  Credentials(Bench bench) {
    this.bench = bench;
    this.server = bench.server();
  }

  private static void assertSilent(List<String> secrets, String what, String text) {
    for (String secret : secrets) {
      assertFalse(
          text.contains(secret),
          () -> what + " holds a credential; leave it out: " + text.replace(secret, "<here>"));
    }
  }

  private AsyncLLM withSecrets(List<String> secrets) {
    AsyncLLM llm = bench.made();
    secrets.addAll(new Configured(llm).secrets());
    if (secrets.isEmpty()) {
      llm.close();
    }
    assumeTrue(!secrets.isEmpty(), "the LLM declares no Secret");
    return llm;
  }

  void noDumpAndNoPrintHoldsACredential() {
    server.answering(bench.good("fine"));
    List<String> secrets = new ArrayList<>();
    try (AsyncLLM llm = withSecrets(secrets)) {
      Bench.ask(llm);

      assertSilent(secrets, "toJson()", llm.toJson());
      assertSilent(secrets, "toYaml()", llm.toYaml());
      assertSilent(secrets, "toString()", llm.toString());
      assertSilent(secrets, "runtimeParametersInfo()", String.valueOf(llm.runtimeParametersInfo()));
    }
  }

  Stream<DynamicTest> noErrorRepeatsACredential() {
    return repeating()
        .map(
            each ->
                dynamicTest(
                    each.name(),
                    () -> {
                      List<String> secrets = new ArrayList<>();
                      try (AsyncLLM llm = withSecrets(secrets)) {
                        server.acting(each.act().apply(secrets.get(0)));
                        GenerateOutput output = Bench.ask(llm);

                        Outputs.failureOf(output);
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

  void noLogHoldsACredential() {
    assumeTrue(logbackIsInCharge(), "to read the log, Logback must be the logger of the tests");
    List<String> secrets = new ArrayList<>();
    try (LogCapture log = LogCapture.start();
        AsyncLLM llm = withSecrets(secrets)) {
      server.answering(bench.good("fine"));
      Bench.ask(llm);
      repeating()
          .forEach(
              each -> {
                server.acting(each.act().apply(secrets.get(0)));
                Bench.ask(llm);
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
                              Told.status(status, bench.error(status, "bad " + secret))
                                  .with("x-request-id", secret)
                                  .with("location", "http://127.0.0.1:1/" + secret);
                          return exchange -> exchange.tell(told);
                        }));
    return Stream.concat(
        statuses,
        Stream.of(
            new Repeating(
                "what is no answer", secret -> Bench.telling("<html>" + secret + "</html>")),
            new Repeating(
                "what is no HTTP",
                secret ->
                    exchange -> {
                      exchange.send("nonsense " + secret + "\r\n\r\n");
                      exchange.hangUp();
                    })));
  }
}
