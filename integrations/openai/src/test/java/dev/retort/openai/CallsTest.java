package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import dev.retort.testkit.LoopbackServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The LLM under the runtime: many calls, time-outs, interrupts, life. */
class CallsTest {
  private static OpenAILLMBuilder llm(LoopbackServer server) {
    return OpenAILLMBuilder.create()
        .model("m")
        .baseUrl(server.baseUrl())
        .apiKey(Secret.of(Wire.KEY))
        .maxRetries(0);
  }

  @Test
  void manyInputsComeBackInTheirOrder() {
    try (LoopbackServer server = new LoopbackServer().answering(Chats::echo);
        OpenAILLM llm =
            OpenAILLMBuilder.create()
                .model("m")
                .baseUrl(server.baseUrl())
                .maxConcurrency(8)
                .build()) {
      List<Input> inputs = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        inputs.add(Input.of("input " + i));
      }

      List<GenerateOutput> outputs = llm.generateOutputs(inputs, 1);

      for (int i = 0; i < 300; i++) {
        assertThat(outputs.get(i).generations()).containsExactly("input " + i);
      }
    }
  }

  @Test
  void theTimeoutOfTheConfigBoundsTheWholeExchange() {
    try (LoopbackServer server =
            LoopbackServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"choi");
        OpenAILLM llm = llm(server).timeout(Duration.ofMillis(300)).build()) {
      GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0);

      assertThat(output.error()).extracting(Failure::kind).isEqualTo(Kind.TIMEOUT);
      Chats.get(server.hungUp());
    }
  }

  @Test
  void anInterruptHangsUp() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    try (LoopbackServer server = new LoopbackServer().acting(exchange -> asked.countDown());
        OpenAILLM llm = llm(server).build()) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  llm.generateOutputs(List.of(Input.of("Hi")), 1);
                } catch (RuntimeException e) {
                  // What is thrown is the runtime's affair.
                }
              });
      caller.start();
      assertThat(asked.await(300, TimeUnit.SECONDS)).isTrue();

      caller.interrupt();

      Chats.get(server.hungUp());
      caller.join(300_000);
      assertThat(caller.isAlive()).isFalse();
    }
  }

  @Test
  void anLlmCanBeUnloadedAndUsedAgain() {
    try (Wire wire = new Wire();
        OpenAILLM llm = wire.llm().build()) {
      wire.call(llm);
      llm.unload();
      llm.unload();

      assertThat(wire.call(llm).generations()).containsExactly("Hello");
    }
  }

  @Test
  void aMissingKeyIsAProblemOfTheConfigAndCanBeMended() {
    LLM llm =
        LLM.fromYaml(
            """
            model: m
            base_url: https://api.openai.com/v1
            api_key: {env: RETORT_NOT_SET}
            type_info: {module: dev.retort.openai, name: OpenAILLM}
            """);
    try (llm;
        Wire wire = new Wire()) {
      assertThatThrownBy(llm::load)
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "/api_key: error: api_key is needed for api.openai.com; set the environment variable"
                  + " RETORT_NOT_SET, or name the one that holds the key: api_key: {env: NAME}"
                  + " [retort:missing-key]");

      llm.setRuntimeParameters(Map.of("base_url", wire.server().baseUrl().toString()));

      assertThat(wire.call((OpenAILLM) llm).generations()).containsExactly("Hello");
    }
  }

  @Test
  void nothingIsSentTwiceByTheProvider() {
    try (Wire wire = new Wire();
        ChatClient client = new ChatClient()) {
      wire.server().answering(LoopbackServer.Told.status(503, "{}").with("Retry-After", "0"));

      Chats.failure(
          client.complete(
              Chats.endpoint(wire.server().baseUrl()),
              Chats.request(1),
              "key",
              Chats.LONG,
              limits -> {}));

      assertThat(wire.server().seen()).hasSize(1);
    }
  }
}
