package dev.retort.openai;

import static dev.retort.openai.Chats.DEFAULTS;
import static dev.retort.openai.Chats.OTHERS;
import static dev.retort.openai.Chats.VENDORS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.ChatMessage;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The request as bytes. */
class ChatRequestTest {
  private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

  private static String json(ChatParameters parameters, Dialect dialect) {
    return json(
        new ChatRequest("m", List.of(ChatMessage.user("Hi")), 2, parameters, null, dialect));
  }

  private static String json(ChatRequest request) {
    return new String(request.toJson(), StandardCharsets.UTF_8);
  }

  private static String conversation(ChatMessage... messages) {
    String json = json(new ChatRequest("m", List.of(messages), 1, DEFAULTS, null, OTHERS));
    return json.substring(json.indexOf("\"messages\":"), json.indexOf(",\"n\":"));
  }

  @Test
  void otherServersAreToldTemperatureAndTopPWhateverTheyAre() {
    assertThat(json(DEFAULTS, OTHERS))
        .isEqualTo(
            "{\"model\":\"m\","
                + MESSAGES
                + ",\"n\":2,\"max_tokens\":128,\"temperature\":1.0,\"top_p\":1.0}");
  }

  @Test
  void theVendorIsNotToldItsOwnDefaults() {
    assertThat(json(DEFAULTS, VENDORS))
        .isEqualTo("{\"model\":\"m\"," + MESSAGES + ",\"n\":2,\"max_completion_tokens\":128}");
  }

  @Test
  void everyParameterIsWrittenInAFixedOrder() {
    ChatParameters all = new ChatParameters(7, true, 3, -0.5, 1.5, 0.2, 0.9, List.of("a", "\n"));

    assertThat(
            json(
                new ChatRequest(
                    "m",
                    List.of(ChatMessage.user("Hi")),
                    2,
                    all,
                    new JsonObject(Map.of("type", new JsonString("json_object"))),
                    VENDORS)))
        .isEqualTo(
            "{\"model\":\"m\","
                + MESSAGES
                + ",\"n\":2,\"max_completion_tokens\":7,\"temperature\":0.2,\"top_p\":0.9,"
                + "\"frequency_penalty\":-0.5,\"presence_penalty\":1.5,\"logprobs\":true,"
                + "\"top_logprobs\":3,\"stop\":[\"a\",\"\\n\"],"
                + "\"response_format\":{\"type\":\"json_object\"}}");
  }

  @Test
  void topLogprobsAloneAsksForLogprobs() {
    assertThat(json(new ChatParameters(1, false, 0, 0, 0, 1, 1, null), VENDORS))
        .endsWith("\"logprobs\":true,\"top_logprobs\":0}");
  }

  @Test
  void noStopSequencesAreLeftOut() {
    assertThat(json(new ChatParameters(1, false, null, 0, 0, 1, 1, List.of()), VENDORS))
        .doesNotContain("stop");
  }

  @Test
  void theConfigMayNameTheFieldOfTheBound() {
    assertThat(json(DEFAULTS, Dialect.of(true, MaxTokensField.MAX_TOKENS)))
        .contains("\"max_tokens\":128");
    assertThat(json(DEFAULTS, Dialect.of(false, MaxTokensField.MAX_COMPLETION_TOKENS)))
        .contains("\"max_completion_tokens\":128");
  }

  @Test
  void everyRoleIsWritten() {
    assertThat(
            conversation(
                ChatMessage.system("s"), ChatMessage.user("u"), ChatMessage.assistant("a")))
        .isEqualTo(
            "\"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
                + "{\"role\":\"user\",\"content\":\"u\"},"
                + "{\"role\":\"assistant\",\"content\":\"a\"}]");
  }

  @Test
  void imagesAreWrittenAsPartsInTheirPlace() {
    assertThat(
            conversation(
                ChatMessage.user(
                    new ChatMessage.Text("what is"),
                    new ChatMessage.Image("data:image/png;base64,AAAA"),
                    new ChatMessage.Text("this?"))))
        .isEqualTo(
            "\"messages\":[{\"role\":\"user\",\"content\":["
                + "{\"type\":\"text\",\"text\":\"what is\"},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}},"
                + "{\"type\":\"text\",\"text\":\"this?\"}]}]");
  }

  @Test
  void textsAloneAreOneText() {
    assertThat(
            conversation(
                ChatMessage.user(new ChatMessage.Text("one "), new ChatMessage.Text("two"))))
        .isEqualTo("\"messages\":[{\"role\":\"user\",\"content\":\"one two\"}]");
  }

  @Test
  void anyTextSurvivesAndHalfAnEmojiIsReplaced() {
    assertThat(conversation(ChatMessage.user("\"\\\u0000\u2028é😀")))
        .isEqualTo("\"messages\":[{\"role\":\"user\",\"content\":\"\\\"\\\\\\u0000\u2028é😀\"}]");
    assertThat(conversation(ChatMessage.user("a\uD83D")))
        .isEqualTo("\"messages\":[{\"role\":\"user\",\"content\":\"a\uFFFD\"}]");
  }

  @Test
  void openValuesKeepTheirOrderAndTheTextOfTheirNumbers() {
    Map<String, JsonValue> format = new LinkedHashMap<>();
    format.put("z", new JsonNumber("1.50"));
    format.put("a", new JsonArray(List.of(JsonValue.NULL, new JsonValue.JsonBoolean(true))));

    assertThat(
            json(
                new ChatRequest(
                    "m",
                    List.of(ChatMessage.user("Hi")),
                    1,
                    DEFAULTS,
                    new JsonObject(format),
                    OTHERS)))
        .endsWith("\"response_format\":{\"z\":1.50,\"a\":[null,true]}}");
  }
}
