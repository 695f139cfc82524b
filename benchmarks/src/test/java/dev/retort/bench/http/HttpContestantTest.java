package dev.retort.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each client once: a figure counts only if all make the same calls. */
class HttpContestantTest {
  private static final int CALLS = 600;

  static List<String> clients() {
    return HttpCost.CLIENTS;
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everyQuestionIsOneRequestAndGetsTheAnswer(String client) throws Exception {
    try (ChatServer server = new ChatServer()) {
      HttpContestant.measure(
          client, URI.create("http://127.0.0.1:" + server.port() + "/v1"), CALLS);

      assertThat(server.answered()).isEqualTo(2 * CALLS);
    }
  }
}
