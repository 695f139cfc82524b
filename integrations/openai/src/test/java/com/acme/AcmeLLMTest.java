package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// region test
class AcmeLLMTest {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int status = 200;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/complete",
        exchange -> {
          try (exchange) {
            requests.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer =
                "{\"text\":\"Hello\",\"input_tokens\":1,\"output_tokens\":2}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private AcmeLLM llm() {
    return AcmeLLMBuilder.create()
        .model("acme-1")
        .baseUrl(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .maxRetries(0)
        .build();
  }

  @Test
  void everyParameterReachesTheServer() {
    try (AcmeLLM llm = llm()) {
      llm.generateOutputs(
          List.of(Input.of("Hi")),
          1,
          AcmeLLMKwargs.builder().temperature(0.5).maxNewTokens(7).build());

      assertThat(requests)
          .containsExactly(
              "{\"model\":\"acme-1\",\"prompt\":\"Hi\",\"temperature\":0.5,\"max_tokens\":7}");
    }
  }

  @Test
  void severalGenerationsAreSeveralCalls() {
    try (AcmeLLM llm = llm()) {
      GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi")), 3).get(0);

      assertThat(output.generations()).containsExactly("Hello", "Hello", "Hello");
      assertThat(requests).hasSize(3);
    }
  }

  @Test
  void aRefusedKeyKeepsItsPlaceWithItsKind() {
    status = 401;
    try (AcmeLLM llm = llm()) {
      GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0);

      assertThat(output.error()).extracting(Failure::kind).isEqualTo(Kind.AUTHENTICATION);
    }
  }
}
// endregion
