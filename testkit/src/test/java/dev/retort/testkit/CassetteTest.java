package dev.retort.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Secret;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded is replayed, and nothing else. */
class CassetteTest {
  private static final String KEY = "sk-plain-0123456789";

  @TempDir private Path folder;
  private LoopbackServer provider;
  private Path file;

  @BeforeEach
  void serve() {
    provider = new LoopbackServer();
    file = folder.resolve("cassettes/plain.json");
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private static PlainLLM plain(URI url) {
    return PlainLLMBuilder.create()
        .model("m")
        .baseUrl(url)
        .apiKey(Secret.of(KEY))
        .maxRetries(0)
        .build();
  }

  private List<String> ask(Cassette cassette, String... questions) {
    try (PlainLLM llm = cassette.llm(CassetteTest::plain)) {
      List<String> answers = new ArrayList<>();
      for (GenerateOutput output :
          llm.generateOutputs(List.of(questions).stream().map(Input::of).toList(), 1)) {
        answers.add(output.generations().get(0));
      }
      return answers;
    }
  }

  private void record(String... questions) {
    try (Cassette cassette = Cassette.record(file, provider.baseUrl())) {
      ask(cassette, questions);
    }
  }

  private void answerWithTheNumber() {
    AtomicInteger number = new AtomicInteger();
    provider.answering(request -> Told.json("{\"text\":\"" + number.incrementAndGet() + "\"}"));
  }

  @Test
  void whatWasRecordedIsReplayedWithoutTheServer() {
    provider.answering(request -> Told.json("{\"text\":\"" + request.path() + "\"}"));
    record("Hi");
    provider.close();

    try (Cassette cassette = Cassette.replay(file)) {
      assertThat(ask(cassette, "Hi")).containsExactly("/v1/plain");
    }
  }

  @Test
  void theFileIsForReaders() throws IOException {
    provider.answering(
        Told.json("{\"text\":\"Hello\",\"n\":1.50}")
            .with("set-cookie", "s")
            .with("x-request-id", "r"));
    record("Hi");

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "cassette": 1,
              "exchanges": [
                {
                  "request": {
                    "method": "POST",
                    "path": "/plain",
                    "headers": {
                      "authorization": "***"
                    },
                    "body": {
                      "messages": [
                        "user: Hi"
                      ],
                      "model": "m",
                      "temperature": 1.0
                    }
                  },
                  "response": {
                    "status": 200,
                    "headers": {
                      "content-type": "application/json",
                      "x-request-id": "r"
                    },
                    "body": {
                      "text": "Hello",
                      "n": 1.50
                    }
                  }
                }
              ]
            }
            """);
  }

  @Test
  void theServerGotTheCredentialAndTheFileDidNot() throws IOException {
    provider.answering(request -> Told.json("{\"text\":\"you sent " + KEY + "\"}"));
    record(KEY + " is my key");

    assertThat(provider.only().header("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(Files.readString(file)).doesNotContain(KEY).contains("you sent ***");
    try (Cassette cassette = Cassette.replay(file)) {
      assertThat(ask(cassette, KEY + " is my key")).containsExactly("you sent ***");
    }
  }

  /** Half of a pair has no bytes in UTF-8, so pairs are escaped. */
  @Test
  void textBeyondAsciiIsKeptForReadersAndReplayedAsItWas() throws IOException {
    String text = "Gr\u00fc\u00dfe \u4e16\u754c \ud83d\ude00";
    provider.answering(Told.json("{\"text\":" + Generated.json(text) + "}"));
    record(text);

    assertThat(Files.readString(file))
        .contains("\"user: Gr\u00fc\u00dfe \u4e16\u754c \\ud83d\\ude00\"")
        .contains("\"text\": \"Gr\u00fc\u00dfe \u4e16\u754c \\ud83d\\ude00\"");
    try (Cassette cassette = Cassette.replay(file)) {
      assertThat(ask(cassette, text)).containsExactly(text);
    }
  }

  @Test
  void whoReplaysNeedsNoCredential() {
    provider.answering(Told.json("{\"text\":\"fine\"}"));
    record("Hi");

    try (Cassette cassette = Cassette.replay(file);
        PlainLLM llm =
            cassette.llm(url -> PlainLLMBuilder.create().model("m").baseUrl(url).build())) {
      GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0);

      assertThat(output.generations()).containsExactly("fine");
    }
  }

  private List<Integer> countsByHeaders(Cassette cassette) {
    provider.answering(
        Told.json("{\"text\":\"fine\"}").with("X-Tokens-In", "5").with("X-Tokens-Out", "3"));
    try (cassette;
        PlainLLM llm =
            cassette.llm(
                url ->
                    PlainLLMBuilder.create()
                        .model("m")
                        .baseUrl(url)
                        .fault(PlainLLM.Fault.COUNTS_BY_HEADERS_ALONE)
                        .build())) {
      return llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0).statistics().inputTokens();
    }
  }

  @Test
  void headersOfAnswersAreKeptWhereTheTestSaysSo() {
    countsByHeaders(
        Cassette.record(file, provider.baseUrl()).keeping("X-Tokens-In", "X-Tokens-Out"));

    assertThat(countsByHeaders(Cassette.replay(file))).containsExactly(5);
  }

  @Test
  void aHeaderThatIsNotKeptIsMissedWhenItIsRecorded() {
    assertThat(countsByHeaders(Cassette.record(file, provider.baseUrl()))).isEmpty();
  }

  @Test
  void equalRequestsGetTheirAnswersInOrder() {
    answerWithTheNumber();
    try (Cassette cassette = Cassette.record(file, provider.baseUrl())) {
      ask(cassette, "Hi");
      ask(cassette, "Hi");
      ask(cassette, "Hi");
    }

    try (Cassette cassette = Cassette.replay(file)) {
      assertThat(ask(cassette, "Hi")).containsExactly("1");
      assertThat(ask(cassette, "Hi")).containsExactly("2");
      assertThat(ask(cassette, "Hi")).containsExactly("3");
    }
  }

  @Test
  void theFileDoesNotDependOnWhichCallWasQuicker() throws IOException {
    String[] questions =
        IntStream.range(0, 40).mapToObj(i -> "question " + i).toArray(String[]::new);
    provider.answering(request -> Told.json("{\"text\":\"fine\"}"));
    record(questions);
    String first = Files.readString(file);

    record(questions);

    assertThat(Files.readString(file)).isEqualTo(first);
    try (Cassette cassette = Cassette.replay(file)) {
      assertThat(ask(cassette, questions)).hasSize(40).containsOnly("fine");
    }
  }

  @Test
  void aRequestThatIsNotOnItFailsWithTheNearestOne() {
    provider.answering(Told.json("{\"text\":\"fine\"}"));
    record("Hi", "How are you?");
    Cassette cassette = Cassette.replay(file);
    assertThat(ask(cassette, "Ho")).containsExactly((String) null);

    assertThatThrownBy(cassette::close)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "POST /plain is not on the cassette "
                + file
                + "; the nearest request that is on it differs in\n"
                + "  body.messages[0]: recorded \"user: Hi\", asked \"user: Ho\"");
  }

  @Test
  void aRequestThatIsMadeOnceMoreFails() {
    provider.answering(Told.json("{\"text\":\"fine\"}"));
    record("Hi");
    Cassette cassette = Cassette.replay(file);
    ask(cassette, "Hi", "Hi");

    assertThatThrownBy(cassette::close)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "POST /plain was asked 2 times with the same body and is on the cassette "
                + file
                + " once; record it again");
  }

  @Test
  void failuresAreReplayedToo() {
    provider.answering(Told.status(503, "<html>busy</html>"));
    record("Hi");

    try (Cassette cassette = Cassette.replay(file);
        PlainLLM llm = cassette.llm(CassetteTest::plain)) {
      GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0);

      assertThat(Objects.requireNonNull(output.error()).status()).isEqualTo(503);
    }
  }

  @Test
  void aCassetteThatIsNotThereSaysHowToGetIt() {
    assertThatThrownBy(() -> Cassette.open(file, provider.baseUrl()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "there is no cassette "
                + file
                + "; record it: run the test with -Dretort.cassettes=record and the credentials of"
                + " the server");
  }

  @Test
  void aFileThatIsNoneIsToldSo() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"cassette\": 1, \"exch");

    assertThatThrownBy(() -> Cassette.replay(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            file
                + " is no cassette of this version: ends in the middle of its JSON; record it again");
  }
}
