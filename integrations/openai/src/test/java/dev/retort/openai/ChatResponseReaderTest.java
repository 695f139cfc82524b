package dev.retort.openai;

import static dev.retort.openai.Chats.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.http.MalformedException;
import dev.retort.http.ProviderError;
import dev.retort.llm.GenerateOutput.Logprob;
import dev.retort.llm.GenerateOutput.Statistics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of answers, well formed and otherwise. */
class ChatResponseReaderTest {
  private static ChatResponse read(String json) throws MalformedException {
    return ChatResponseReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ChatResponse choice(String fields) throws MalformedException {
    return read("{\"choices\":[{" + fields + "}]}");
  }

  @Test
  void readsChoicesAndUsage() throws MalformedException {
    ChatResponse response = read(answer("\"a\"", "null", "\"\""));

    assertThat(response.choices())
        .extracting(ChatResponse.Choice::content)
        .containsExactly("a", null, "");
    assertThat(response.usage()).isEqualTo(Statistics.of(9, 12));
    assertThat(response.error().isEmpty()).isTrue();
  }

  @Test
  void ordersChoicesByIndex() throws MalformedException {
    assertThat(
            read("{\"choices\":[{\"index\":2,\"message\":{\"content\":\"c\"}},"
                    + "{\"index\":0,\"message\":{\"content\":\"a\"}}]}")
                .choices())
        .extracting(ChatResponse.Choice::content)
        .containsExactly("a", "c");
  }

  @Test
  void readsFieldsInAnyOrderAndSkipsTheRest() throws MalformedException {
    ChatResponse response =
        read(
            "\uFEFF {\"x\":[{\"choices\":1}],\"usage\":{\"completion_tokens\":2,"
                + "\"completion_tokens_details\":{\"reasoning_tokens\":1},\"prompt_tokens\":1},"
                + "\"error\":null,\"choices\":[{\"finish_reason\":\"length\",\"message\":"
                + "{\"reasoning_content\":\"hm\",\"content\":\"a\",\"refusal\":null,"
                + "\"tool_calls\":[{\"function\":{\"content\":\"no\"}}]}}]}\n");

    assertThat(response.choices())
        .containsExactly(new ChatResponse.Choice(0, "a", "length", null, ProviderError.NONE));
    assertThat(response.usage()).isEqualTo(Statistics.of(1, 2));
  }

  @Test
  void aMessageWithoutContentIsANullGeneration() throws MalformedException {
    assertThat(choice("\"message\":{\"refusal\":\"no\"}").choices().get(0).content()).isNull();
  }

  @Test
  void partsOfTextAreOneText() throws MalformedException {
    assertThat(
            choice(
                    "\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"a\"},"
                        + "{\"type\":\"other\",\"text\":{\"x\":1}},"
                        + "{\"type\":\"text\",\"text\":\"b\"}]}")
                .choices()
                .get(0)
                .content())
        .isEqualTo("ab");
  }

  @Test
  void halfAnEmojiIsReplaced() throws MalformedException {
    assertThat(choice("\"message\":{\"content\":\"a\\ud83d b\"}").choices().get(0).content())
        .isEqualTo("a\uFFFD b");
    assertThat(choice("\"message\":{\"content\":\"\\ud83d\\ude00\"}").choices().get(0).content())
        .isEqualTo("😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "\"many\"",
        "{\"prompt_tokens\":null,\"completion_tokens\":1.5}",
        "{\"prompt_tokens\":-1,\"completion_tokens\":12345678901234567890}",
        "{\"prompt_tokens\":\"9\",\"completion_tokens\":{}}"
      })
  void usageThatSaysNothingIsNoStatistics(String usage) throws MalformedException {
    assertThat(read("{\"usage\":" + usage + ",\"choices\":[]}").usage()).isEqualTo(Statistics.NONE);
  }

  @Test
  void halfOfAUsageIsKept() throws MalformedException {
    assertThat(read("{\"usage\":{\"prompt_tokens\":3}}").usage())
        .isEqualTo(new Statistics(List.of(3), List.of()));
  }

  @Test
  void theLikeliestTokensOfEachPositionAreTheLogprobs() throws MalformedException {
    ChatResponse response =
        choice(
            "\"message\":{\"content\":\"ab\"},\"logprobs\":{\"refusal\":null,\"content\":["
                + "{\"token\":\"a\",\"logprob\":-0.5,\"bytes\":[97],\"top_logprobs\":["
                + "{\"token\":\"a\",\"logprob\":-0.5,\"bytes\":[97]},"
                + "{\"token\":\"x\",\"logprob\":-1,\"bytes\":null}]},"
                + "{\"token\":\"b\",\"logprob\":0,\"top_logprobs\":[]}]}");

    assertThat(response.choices().get(0).logprobs())
        .isEqualTo(
            List.of(
                List.of(new Logprob("a", -0.5), new Logprob("x", -1)),
                List.of(new Logprob("b", 0))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Infinity", "NaN", "-1e999"})
  void aLogprobThatIsNoFiniteNumberIsTheLeastOne(String number) throws MalformedException {
    assertThat(
            choice(
                    "\"message\":{\"content\":\"a\"},\"logprobs\":{\"content\":[{\"token\":\"a\","
                        + "\"logprob\":"
                        + number
                        + "}]}")
                .choices()
                .get(0)
                .logprobs())
        .isEqualTo(List.of(List.of(new Logprob("a", -9999))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``| is empty",
        "`  `| is empty",
        "[]| is an array, no JSON object",
        "\"choices\"| is a text, no JSON object",
        "17| is a number, no JSON object",
        "null| is null, no JSON object",
        "true| is a boolean, no JSON object",
        "<html><body>Bad gateway</body></html>| is not JSON at line 1, column 1",
        "data: {}| is not JSON at line 1, column 1",
        "{| ends in the middle of its JSON",
        "{\"choices\":[{\"message\":{\"content\":\"a| ends in the middle of its JSON",
        "{\"choices\":[]} {}| goes on after its JSON",
        "{\"choices\":{}}| has an object as choices, not an array",
        "{\"choices\":[3]}| has a number as choices[0], not an object",
        "{\"choices\":[{}]}| has no choices[0].message",
        "{\"choices\":[{\"message\":null}]}| has no choices[0].message",
        "{\"choices\":[{\"message\":\"a\"}]}| has a text as choices[0].message, not an object",
        "{\"choices\":[{\"message\":{\"content\":3}}]}"
            + "| has a number as choices[0].message.content, not a text",
        "{\"choices\":[{\"message\":{\"content\":[\"a\"]}}]}"
            + "| has a text as choices[0].message.content, not text or a list of parts",
        "{\"choices\":[{\"message\":{},\"logprobs\":[]}]}"
            + "| has an array as choices[0].logprobs, not an object",
        "{\"choices\":[{\"message\":{},\"logprobs\":{\"content\":[{\"token\":\"a\"}]}}]}"
            + "| has an entry without token or logprob in choices[0].logprobs.content",
      })
  void whatIsNoChatCompletionIsSaidToBeSo(String body, String problem) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(MalformedException.class).hasMessage(problem);
  }

  @Test
  void bytesThatAreNotUtf8AreSaidToBeSo() {
    byte[] body = answer("\"aXb\"").getBytes(StandardCharsets.ISO_8859_1);
    int place = new String(body, StandardCharsets.ISO_8859_1).indexOf('X');
    body[place] = (byte) 0xE9;

    assertThatThrownBy(() -> ChatResponseReader.read(body))
        .hasMessage("is not UTF-8 at byte " + (place + 1));
  }

  @Test
  void nestingWithoutEndIsSaidToBeSo() {
    assertThatThrownBy(() -> read("{\"x\":" + "[".repeat(100_000)))
        .hasMessage("is nested too deeply or holds too long a name or number");
  }
}
