package dev.retort.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.http.HttpReply;
import dev.retort.http.MalformedException;
import dev.retort.http.StatusErrors;
import dev.retort.loopback.BrokenJson;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Broken answers of every kind: each ends in a message or a complaint, none in anything else. */
class FuzzTest {
  private static final List<String> SEEDS =
      List.of(
          Messages.answer("\"Hello\"", "\"\\ud83d\\ude00\""),
          Messages.answer("\"no\"").replace("end_turn", "refusal"),
          Messages.error("rate_limit_error", "no"),
          "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\"}],\"usage\":{\"input_tokens\":1,"
              + "\"cache_read_input_tokens\":999999999,\"output_tokens\":[1,{\"a\":2}]}}");

  private static final List<String> NAMES =
      List.of("content", "type", "text", "usage", "error", "stop_reason");

  @Test
  void whateverTheBytesTheReaderEndsCleanly() {
    StatusErrors errors = new StatusErrors(Messages.endpoint("http://h", null));
    BrokenJson broken = new BrokenJson(20261126, SEEDS, NAMES);
    for (int i = 0; i < 20_000; i++) {
      byte[] body = broken.next();
      try {
        assertThat(MessageReader.read(body).output(null).generations()).hasSize(1);
      } catch (MalformedException e) {
        assertThat(e.predicate()).matches("(is|has|holds|ends|goes) .*");
      }
      HttpReply reply = new HttpReply(400, HttpHeaders.of(Map.of(), (a, b) -> true), body);
      assertThat(errors.of(reply).getMessage())
          .startsWith("HTTP 400 from http://h/v1/messages: ")
          .doesNotContain("\n");
    }
  }
}
