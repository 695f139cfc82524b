package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.http.HttpReply;
import dev.retort.http.MalformedException;
import dev.retort.http.StatusErrors;
import dev.retort.llm.GenerateOutput;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Broken answers of every kind: each ends in a response or a complaint, none in anything else. */
class ChatResponseFuzzTest {
  private static final String[] SEEDS = {
    Chats.answer("\"Hello\"", "null"),
    "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":[{\"type\":\"text\","
        + "\"text\":\"\\ud83d\\ude00\"}]},\"finish_reason\":\"content_filter\",\"logprobs\":{"
        + "\"content\":[{\"token\":\"a\",\"logprob\":-1e-3,\"bytes\":[97],\"top_logprobs\":[{"
        + "\"token\":\"é\",\"logprob\":-Infinity}]}]}}],\"usage\":{\"prompt_tokens\":9,"
        + "\"completion_tokens\":12}}",
    "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"code\":null,\"param\":[1,{\"a\":2}]}}",
    "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"field required\",\"type\":\"missing\"}]}"
  };

  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\ud800",
    "null",
    "true",
    "NaN",
    "-",
    "1e999",
    "0",
    "\"choices\":",
    "\"message\":",
    "\"content\":",
    "\"usage\":",
    "\"error\":",
    "\u0000",
    "é"
  };

  @Test
  void whateverTheBytesTheReaderEndsCleanly() {
    Random random = new Random(20261122);
    for (int i = 0; i < 20_000; i++) {
      byte[] body = mutate(random, SEEDS[random.nextInt(SEEDS.length)]);
      readAll(body);
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

  private static byte[] mutate(Random random, String seed) {
    StringBuilder text = new StringBuilder(seed);
    for (int edits = random.nextInt(4); edits >= 0; edits--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
        case 1 -> text.delete(at, end);
        case 2 -> text.replace(at, end, TOKENS[random.nextInt(TOKENS.length)]);
        default -> text.insert(at, text.substring(at, end));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(3) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
