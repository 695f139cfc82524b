package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.http.HttpReply;
import dev.retort.http.MalformedException;
import dev.retort.http.StatusErrors;
import dev.retort.llm.GenerateOutput;
import dev.retort.loopback.BrokenJson;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Broken answers of every kind: each ends in a response or a complaint, none in anything else. */
class ChatResponseFuzzTest {
  private static final List<String> SEEDS =
      List.of(
          Chats.answer("\"Hello\"", "null"),
          "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":[{\"type\":\"text\","
              + "\"text\":\"\\ud83d\\ude00\"}]},\"finish_reason\":\"content_filter\",\"logprobs\":{"
              + "\"content\":[{\"token\":\"a\",\"logprob\":-1e-3,\"bytes\":[97],\"top_logprobs\":[{"
              + "\"token\":\"é\",\"logprob\":-Infinity}]}]}}],\"usage\":{\"prompt_tokens\":9,"
              + "\"completion_tokens\":12}}",
          "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"code\":null,\"param\":[1,{\"a\":2}]}}",
          "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"field required\",\"type\":\"missing\"}]}");

  private static final List<String> NAMES =
      List.of("choices", "message", "content", "usage", "error");

  @Test
  void whateverTheBytesTheReaderEndsCleanly() {
    BrokenJson broken = new BrokenJson(20261122, SEEDS, NAMES);
    for (int i = 0; i < 20_000; i++) {
      readAll(broken.next());
    }
  }

  private static void readAll(byte[] body) {
    try {
      ChatResponse response = ChatResponseReader.read(body);
      if (!response.choices().isEmpty()) {
        GenerateOutput output = Generations.of(response, 3, null);
        assertThat(output.generations()).hasSize(3);
        if (output.logprobs() != null) {
          assertThat(output.logprobs()).hasSize(3);
        }
      }
    } catch (MalformedException e) {
      assertThat(e.predicate()).matches("(is|has|holds|ends|goes) .*");
    }
    HttpReply reply = new HttpReply(400, HttpHeaders.of(Map.of(), (a, b) -> true), body);
    assertThat(
            new StatusErrors(Chats.endpoint(java.net.URI.create("http://h/v1")))
                .of(reply)
                .getMessage())
        .startsWith("HTTP 400 from http://h/v1/chat/completions: ")
        .doesNotContain("\n");
  }
}
