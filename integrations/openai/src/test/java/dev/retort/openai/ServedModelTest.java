package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vLLM server whose model is not named is asked for it, as distilabel's client does. */
class ServedModelTest {
  private static final String ONE = "{\"id\":\"qwen\",\"root\":\"Qwen/Qwen3\",\"parent\":null}";

  private final LoopbackServer server = new LoopbackServer();

  @AfterEach
  void close() {
    server.close();
  }

  private static Told models(String... models) {
    return Told.json("{\"object\":\"list\",\"data\":[" + String.join(",", models) + "]}");
  }

  private void serve(Told models) {
    server.answering(
        seen -> seen.path().endsWith("/models") ? models : Told.json(Chats.answer("\"Hello\"")));
  }

  private VLLM llm() {
    return VLLMBuilder.create().baseUrl(server.baseUrl()).maxRetries(0).build();
  }

  private static GenerateOutput answer(LLM llm) {
    return llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0);
  }

  @Test
  void aDumpOfDistilabelsWithoutAModelIsReadAndRun() {
    serve(models(ONE));
    String dump =
        """
        model: ''
        base_url: %s
        tokenizer: t
        tokenizer_revision: null
        type_info: {module: distilabel.models.llms.vllm, name: ClientvLLM}
        """
            .formatted(server.root());

    try (LLM llm = LLM.fromYaml(dump)) {
      assertThat(answer(llm).generations()).containsExactly("Hello");

      assertThat(server.seen())
          .extracting(Seen::path)
          .containsExactly("/v1/models", "/v1/chat/completions");
      assertThat(server.seen().get(1).body()).startsWith("{\"model\":\"qwen\",");
      assertThat(llm.modelName()).isEqualTo("qwen");
      assertThat(llm.toYaml()).contains("model: \"\"");
    }
  }

  @Test
  void itIsAskedOnceALoad() {
    serve(models(ONE));
    try (VLLM llm = llm()) {
      answer(llm);
      answer(llm);
      llm.unload();
      answer(llm);
    }

    assertThat(server.seen())
        .extracting(Seen::path)
        .containsExactly(
            "/v1/models",
            "/v1/chat/completions",
            "/v1/chat/completions",
            "/v1/models",
            "/v1/chat/completions");
  }

  @Test
  void theKeyGoesWithTheQuestion() {
    serve(models(ONE));
    try (VLLM llm =
        VLLMBuilder.create().baseUrl(server.baseUrl()).apiKey(Secret.of("k-0123456789")).build()) {
      llm.load();
    }

    assertThat(server.only().header("Authorization")).isEqualTo("Bearer k-0123456789");
  }

  @Test
  void aModelThatIsNamedIsNotAskedFor() {
    serve(models(ONE));
    try (VLLM llm = llm()) {
      llm.setRuntimeParameters(Map.of("model", "mine"));
      answer(llm);
    }

    assertThat(server.only().body()).startsWith("{\"model\":\"mine\",");
  }

  @Test
  void ofOneModelWithSeveralNamesAndItsAdaptersTheFirstNameIsTaken() {
    serve(
        models(
            "{\"id\":\"a\",\"root\":\"r\"}",
            "{\"id\":\"b\",\"root\":\"r\"}",
            "{\"id\":\"lora\",\"root\":\"/adapters/l\",\"parent\":\"a\"}"));
    try (VLLM llm = llm()) {
      llm.load();

      assertThat(llm.modelName()).isEqualTo("a");
    }
  }

  @Test
  void severalModelsAreToldByName() {
    serve(models("{\"id\":\"a\"}", "{\"id\":\"b\"}"));

    assertThatThrownBy(llm()::load)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "/model: error: model is empty, and "
                + server.baseUrl()
                + "/models names several; say which: a, b [retort:missing-key]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"id\":\"\"}", "{\"id\":3}", "7"})
  void noModelIsTold(String models) {
    serve(models(models));

    assertThatThrownBy(llm()::load)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "/model: error: model is empty, and "
                + server.baseUrl()
                + "/models names no model; check base_url, or say which: model: NAME"
                + " [retort:missing-key]");
  }

  @Test
  void aServerThatHasNoListSaysSo() {
    serve(Told.status(404, "{\"error\":{\"message\":\"no\"}}"));

    assertThatThrownBy(llm()::load)
        .isInstanceOf(GenerationException.class)
        .hasMessage(
            "HTTP 404 from "
                + server.baseUrl()
                + "/models: there is no list of models; check base_url, or say which model: model:"
                + " NAME. The server says: \"no\"");
  }

  @Test
  void anAddressThatChangesUnderwayIsNotAskedForTheModelOfAnother() {
    serve(models(ONE));
    try (VLLM llm = llm()) {
      llm.load();
      llm.setRuntimeParameters(Map.of("base_url", URI.create("http://127.0.0.1:1/v1")));

      assertThat(answer(llm).error())
          .extracting(Failure::kind, Failure::message)
          .containsExactly(
              Kind.BAD_REQUEST,
              "model is empty, and http://127.0.0.1:1/v1 was not asked for its model: model or"
                  + " base_url has changed since the LLM was loaded; unload it, or say which model:"
                  + " model: NAME");
    }
  }
}
