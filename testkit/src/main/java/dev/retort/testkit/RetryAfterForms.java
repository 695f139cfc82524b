package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerationListener;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The time after which the server wants to be asked again: that it is obeyed in every form. */
final class RetryAfterForms {
  private static final Duration WAIT = Duration.ofSeconds(7);
  private static final String RETRY_AFTER = "Retry-After";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final Bench bench;
  private final LoopbackServer server;

  RetryAfterForms(Bench bench) {
    this.bench = bench;
    this.server = bench.server();
  }

  Stream<DynamicTest> retryAfterIsObeyed() {
    Map<String, String> own = bench.retryAfter(WAIT);
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

  static Map<String, String> standard(Duration wait) {
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
                Instant now = Instant.now();
                told.set(now);
                Map<String, String> says = headers.apply(now);
                sent.set(says);
                StringBuilder lines = new StringBuilder();
                says.forEach((name, value) -> lines.append(name + ": " + value + "\r\n"));
                LoopbackServer.status(status, lines.toString(), bench.error(status, "later"))
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
    try (AsyncLLM llm = bench.made()) {
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
      Thread caller = Bench.askUntilInterrupted(llm);
      try {
        return delay.get(bench.patience(), TimeUnit.SECONDS);
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
}
