package dev.retort.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.retort.llm.Input;
import dev.retort.llm.Secret;
import dev.retort.openai.OpenAILLM;
import dev.retort.openai.OpenAILLMBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real provider over real HTTP, and the span of its call. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class OpenAIEndToEndTest {
  private static final String KEY = "sk-test-0123456789";
  private static final String SPAN = "src/test/resources/span.txt";
  private static final String ANSWER =
      """
      {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "qwen3-8b",
       "choices": [{"index": 0, "message": {"role": "assistant", "content": "Hello"},
                    "logprobs": null, "finish_reason": "stop"}],
       "usage": {"prompt_tokens": 9, "completion_tokens": 12, "total_tokens": 21,
                 "prompt_tokens_details": {"cached_tokens": 8}}}
      """;

  private final Telemetry telemetry = new Telemetry();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    telemetry.close();
  }

  private void answering(int status, String answer) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("x-request-id", "req-1");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  private String spanOfACall(boolean messages) {
    int port = server.getAddress().getPort();
    try (OpenAILLM llm =
        OpenAILLMBuilder.create()
            .model("qwen3-8b")
            .baseUrl(URI.create("http://127.0.0.1:" + port + "/v1"))
            .apiKey(Secret.of(KEY))
            .generationKwargs(kwargs -> kwargs.temperature(0.5))
            .build()) {
      llm.addListener(
          OpenTelemetryListener.builder(telemetry.sdk()).captureMessages(messages).build());
      llm.generateOutputs(List.of(Input.of("Hi")), 1);
    }
    return Telemetry.text(telemetry.span()).replace("server.port = " + port, "server.port = 8000");
  }

  @Test
  void anAnswerHasTheSpanThatTheGuideShows() throws IOException {
    answering(200, ANSWER);
    assertThat(spanOfACall(false)).isEqualTo(Files.readString(Path.of(SPAN)));
  }

  @Test
  void aRefusalInWhichTheServerRepeatsTheKey() {
    answering(400, "{\"error\": {\"message\": \"what is " + KEY + "?\"}}");
    assertThat(spanOfACall(true))
        .doesNotContain(KEY)
        .contains(
            "what is ***?",
            "  error.type = bad_request\n",
            "  http.response.status_code = 400\n",
            "  retort.request.id = req-1\n");
  }
}
