package dev.retort.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.Input;
import dev.retort.llm.Secret;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are no text are kept byte for byte. */
class CassetteBytesTest {
  /** Each byte once, as letters of Latin-1. */
  private static final String BYTES =
      IntStream.range(0, 256)
          .mapToObj(each -> String.valueOf((char) each))
          .collect(Collectors.joining());

  @TempDir private Path folder;
  private LoopbackServer provider;
  private Path file;

  @BeforeEach
  void serve() {
    provider = new LoopbackServer(StandardCharsets.ISO_8859_1);
    file = folder.resolve("bytes.json");
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private void answer(String body) {
    provider.answering(
        new Told(
            200, body, StandardCharsets.ISO_8859_1, Map.of("Content-Type", "application/pdf")));
  }

  private static RawLLM raw(URI url) {
    return RawLLMBuilder.create().baseUrl(url).apiKey(Secret.of("sk-raw")).maxRetries(0).build();
  }

  private static @Nullable String ask(Cassette cassette, String question) {
    try (RawLLM llm = cassette.llm(CassetteBytesTest::raw)) {
      return llm.generateOutputs(List.of(Input.of(question)), 1).get(0).generations().get(0);
    }
  }

  private @Nullable String recorded(String question) {
    try (Cassette cassette = Cassette.record(file, provider.baseUrl())) {
      return ask(cassette, question);
    }
  }

  private @Nullable String replayed(String question) {
    try (Cassette cassette = Cassette.replay(file)) {
      return ask(cassette, question);
    }
  }

  @Test
  void anAnswerOfAnyBytesIsReplayedAsItWas() {
    answer(BYTES);
    recorded("Hi");

    assertThat(replayed("Hi")).isEqualTo(BYTES);
  }

  @Test
  void anAnswerOfAnyBytesReachesWhoRecords() {
    answer(BYTES);

    assertThat(recorded("Hi")).isEqualTo(BYTES);
  }

  @Test
  void aRequestOfAnyBytesReachesTheServer() {
    recorded(BYTES);

    assertThat(provider.only().body()).isEqualTo(BYTES);
  }

  @Test
  void requestsThatDifferInAByteGetAnswersOfTheirOwn() {
    provider.answering(seen -> Told.json("\"" + (int) seen.body().charAt(0) + "\""));
    try (Cassette cassette = Cassette.record(file, provider.baseUrl())) {
      ask(cassette, "\u00fe");
      ask(cassette, "\u00ff");
    }

    assertThat(replayed("\u00ff")).isEqualTo("\"255\"");
  }

  @Test
  void bytesAreMarkedInTheFile() throws IOException {
    answer("caf\u00e9");
    recorded("\u00e9t\u00e9");

    assertThat(Files.readString(file))
        .contains("\"body_base64\": \"6XTp\"")
        .contains("\"body_base64\": \"Y2Fm6Q==\"");
  }

  @Test
  void aCredentialIsTakenOutOfBytes() {
    answer("\u00ff you sent sk-raw \u00ff");
    recorded("Hi");

    assertThat(replayed("Hi")).isEqualTo("\u00ff you sent *** \u00ff");
  }

  @Test
  void bytesThatAreNotOnItAreToldInBase64() {
    recorded("\u00fe");
    Cassette cassette = Cassette.replay(file);
    ask(cassette, "\u00ff");

    assertThatThrownBy(cassette::close)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "POST /raw?alt=raw is not on the cassette "
                + file
                + "; the nearest request that is on it differs in\n"
                + "  body_base64: recorded \"/g==\", asked \"/w==\"");
  }

  @Test
  void aFileWhoseBytesAreNoneIsToldSo() throws IOException {
    answer("caf\u00e9");
    recorded("Hi");
    Files.writeString(file, Files.readString(file).replace("Y2Fm6Q==", "Y2Fm6Q="));

    assertThatThrownBy(() -> Cassette.replay(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            file
                + " is no cassette of this version: exchange 0 lacks request or response; record it"
                + " again");
  }

  /** What is packed can neither be read nor be looked through for credentials. */
  @Test
  void theServerIsNotAskedToPackItsAnswer() {
    try (Cassette cassette = Cassette.record(file, provider.baseUrl());
        RawLLM llm =
            cassette.llm(url -> RawLLMBuilder.create().baseUrl(url).encodings("gzip").build())) {
      llm.generateOutputs(List.of(Input.of("Hi")), 1);
    }

    assertThat(provider.only().header("Accept-Encoding")).isEmpty();
  }

  @Test
  void anAnswerThatIsPackedAllTheSameIsRefused() {
    provider.answering(Told.json("{}").with("Content-Encoding", "gzip"));
    Cassette cassette = Cassette.record(file, provider.baseUrl());
    ask(cassette, "Hi");

    assertThatThrownBy(cassette::close)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "POST /raw?alt=raw was answered with Content-Encoding gzip, in which a cassette cannot"
                + " look for credentials; nothing was written. Have the server answer unpacked");
  }
}
