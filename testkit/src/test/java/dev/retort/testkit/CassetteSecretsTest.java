package dev.retort.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.compose.FallbackLLMBuilder;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import dev.retort.testkit.LoopbackServer.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A credential is nowhere on a cassette, wherever it stands and however it is written there. */
class CassetteSecretsTest {
  /** With letters that are escaped in addresses and may be in JSON. */
  private static final String KEY = "AIza key/1+2=\u00e9";

  @TempDir private Path folder;
  private LoopbackServer provider;
  private Path file;

  @BeforeEach
  void serve() {
    provider = new LoopbackServer();
    file = folder.resolve("secrets.json");
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private static Function<URI, RawLLM> raw(String query) {
    return url ->
        RawLLMBuilder.create()
            .baseUrl(url)
            .apiKey(Secret.of(KEY))
            .query(query)
            .maxRetries(0)
            .build();
  }

  private static @Nullable String ask(Cassette cassette, Function<URI, ? extends LLM> make) {
    try (LLM llm = cassette.llm(make::apply)) {
      llm.load();
      return llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0).generations().get(0);
    }
  }

  private String recorded(Function<URI, ? extends LLM> make) throws IOException {
    try (Cassette cassette = Cassette.record(file, provider.baseUrl())) {
      ask(cassette, make);
    }
    return Files.readString(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?alt=sse&key=AIza+key%2F1%2B2%3D%C3%A9",
        "?alt=sse&key=AIza%20key/1+2=%C3%A9",
        "?key=AIza%20key%2f1%2b2%3d%c3%a9&alt=sse",
        "?key=%41Iza%20key%2F1%2B2%3D%C3%A9&alt=sse",
        "/AIza%20key%2F1%2B2=%C3%A9/?alt=sse"
      })
  void aKeyInTheAddressIsNotInTheFile(String query) throws IOException {
    String written = recorded(raw(query));

    assertThat(provider.only().path()).isEqualTo("/v1/raw" + query);
    assertThat(written)
        .containsPattern("\"path\": \"/raw[^\"]*\\*\\*\\*")
        .doesNotContain("key%", "key/", "Iza");
  }

  @Test
  void aKeyWithinARecordIsNotInTheFile() throws IOException {
    List<RawLLM.Login> logins =
        List.of(new RawLLM.Login("ada", Optional.of(Secret.of("within-a-record"))));

    String written =
        recorded(
            url ->
                RawLLMBuilder.create()
                    .baseUrl(url)
                    .logins(logins)
                    .query("?by=ada&with=within-a-record")
                    .maxRetries(0)
                    .build());

    assertThat(written).contains("?by=ada&with=***").doesNotContain("within-a-record");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?alt=sse", "?alt=sse&key=", "?key=null&alt=sse", "?alt=sse&key=another+one"})
  void whoReplaysNeedsNoKeyInTheQuery(String query) throws IOException {
    provider.answering(Told.json("fine"));
    recorded(raw("?alt=sse&key=AIza+key%2F1%2B2%3D%C3%A9"));

    try (Cassette cassette = Cassette.replay(file)) {
      assertThat(
              ask(
                  cassette,
                  url -> RawLLMBuilder.create().baseUrl(url).query(query).maxRetries(0).build()))
          .isEqualTo("fine");
    }
  }

  @Test
  void theRestOfTheQueryIsCompared() throws IOException {
    recorded(raw("?alt=sse&key=AIza+key%2F1%2B2%3D%C3%A9"));
    Cassette cassette = Cassette.replay(file);
    ask(cassette, raw("?alt=json&key=AIza+key%2F1%2B2%3D%C3%A9"));

    assertThatThrownBy(cassette::close)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "POST /raw?alt=json&key=*** is not on the cassette "
                + file
                + "; the nearest request that is on it differs in\n"
                + "  path: recorded /raw?alt=sse, asked /raw?alt=json");
  }

  /** A slash may be escaped in JSON, and any letter may be. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"said\":\"AIza key\\/1+2=\u00e9\"}",
        "{\"said\":\"\\u0041Iza key/1+2=\\u00e9\"}",
        "{\"AIza key\\/1+2=\u00e9\":1}",
        "[[\"?key=AIza%20key%2f1%2b2%3d%c3%a9\"]]",
        "you asked ?key=AIza+key%2f1%2b2%3d%c3%a9"
      })
  void aKeyThatTheServerRepeatsIsNotInTheFile(String answer) throws IOException {
    provider.answering(Told.json(answer));

    assertThat(recorded(raw("?alt=sse"))).contains("***").doesNotContain("Iza");
  }

  @Test
  void aKeyOfAnLLMWithinIsNotInTheFile() throws IOException {
    String written =
        recorded(
            url ->
                FallbackLLMBuilder.create()
                    .llms(List.of(raw("?key=AIza+key%2F1%2B2%3D%C3%A9").apply(url)))
                    .build());

    assertThat(written).contains("\"path\": \"/raw?key=***\"");
  }
}
