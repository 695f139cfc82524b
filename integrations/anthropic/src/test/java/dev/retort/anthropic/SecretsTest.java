package dev.retort.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.retort.llm.LLM;
import dev.retort.testkit.LoopbackServer.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The key is in no dump, print, log or error. */
class SecretsTest {
  private final Wire wire = new Wire();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    root.setLevel(Level.TRACE);
    root.detachAndStopAllAppenders();
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void close() {
    root.detachAppender(log);
    wire.close();
  }

  private static void assertSilent(String text) {
    assertThat(text).doesNotContain(Messages.KEY);
  }

  @Test
  void noDumpAndNoPrintHoldsIt() {
    try (AnthropicLLM llm = wire.llm().build()) {
      llm.load();

      assertSilent(
          llm.toJson()
              + llm.toYaml()
              + llm.runtimeParametersInfo()
              + llm
              + llm.descriptor()
              + llm.generationKwargs());
      assertThat(LLM.fromJson(llm.toJson()).toJson()).isEqualTo(llm.toJson());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 403, 404, 413, 429, 500, 503, 529})
  void noErrorAndNoLogRepeatsIt(int status) {
    wire.server()
        .answering(
            Told.status(status, Messages.error(Messages.KEY, "bad " + Messages.KEY))
                .with("request-id", Messages.KEY)
                .with("location", Messages.KEY));

    String output = wire.call().toString();

    assertThat(output).contains("***");
    assertSilent(output);
    log.list.forEach(event -> assertSilent(event.toString() + event.getThrowableProxy()));
  }

  @Test
  void theServerGotIt() {
    wire.call();

    assertThat(wire.request().header("x-api-key")).isEqualTo(Messages.KEY);
  }
}
