package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A key, and a credential among the headers, is in no dump, print, log or error. */
class SecretsTest {
  private static final String KEY = Wire.KEY;

  private final Wire wire = new Wire();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);

  /** A variable that is set wherever tests run stands for a credential. */
  private final String fromEnvironment = Objects.requireNonNull(System.getenv("PATH"));

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

  private OpenAILLM llm() {
    return wire.llm()
        .defaultHeaders(
            Map.of("X-Api-Key", Wire.value("{\"env\":\"PATH\"}"), "X-Title", Wire.value("\"t\"")))
        .build();
  }

  private void assertSilent(String text) {
    assertThat(text).doesNotContain(KEY).doesNotContain(fromEnvironment);
  }

  private static String everythingOf(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void noDumpHoldsThem() {
    try (OpenAILLM llm = llm()) {
      assertSilent(llm.toJson() + llm.toYaml() + llm.runtimeParametersInfo());
      assertThat(llm.toJson())
          .doesNotContain("\"api_key\"")
          .contains("\"X-Api-Key\":{\"env\":\"PATH\"}");
      assertThat(LLM.fromJson(llm.toJson()).toJson()).isEqualTo(llm.toJson());
    }
  }

  @Test
  void noPrintHoldsThem() {
    try (OpenAILLM llm = llm()) {
      llm.load();

      assertSilent(llm.toString() + llm.descriptor() + llm.generationKwargs());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 403, 404, 413, 429, 500, 503, 529})
  void noErrorAndNoLogRepeatsThem(int status) {
    String echo = KEY + " " + fromEnvironment;
    String body =
        "{\"error\":{\"message\":\"bad "
            + echo.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\",\"code\":\""
            + KEY
            + "\"}}";
    wire.server()
        .answering(Told.status(status, body).with("x-request-id", KEY).with("location", KEY));
    try (OpenAILLM llm = llm()) {
      GenerateOutput output = wire.call(llm);

      assertThat(output.error()).isNotNull();
      assertThat(String.valueOf(output.error())).contains("***");
      assertSilent(String.valueOf(output));
    }
    log.list.forEach(event -> assertSilent(event.toString() + event.getThrowableProxy()));
  }

  @Test
  void noBodyThatIsNoJsonRepeatsThem() {
    wire.server().answering(Told.status(500, "<html><title>" + KEY + "</title>"));
    try (OpenAILLM llm = llm()) {
      assertSilent(String.valueOf(wire.call(llm)));
    }
  }

  @Test
  void noBrokenExchangeRepeatsThem() {
    try (LoopbackServer server = LoopbackServer.sendingAndClosing("nonsense " + KEY + "\r\n\r\n");
        ChatClient client = new ChatClient()) {
      Throwable thrown =
          Chats.failure(
              client.complete(
                  Chats.endpoint(server.baseUrl()),
                  Chats.request(1),
                  "key",
                  Chats.LONG,
                  limits -> {}));

      assertSilent(everythingOf(thrown));
    }
  }

  @Test
  void theServerGotThem() {
    try (OpenAILLM llm = llm()) {
      llm.generateOutputs(List.of(Input.of("Hi")), 1);
    }

    assertThat(wire.request().header("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(wire.request().header("X-Api-Key")).isEqualTo(fromEnvironment);
  }
}
