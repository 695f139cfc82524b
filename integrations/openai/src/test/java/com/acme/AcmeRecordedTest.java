package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.testkit.Cassette;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

// region recorded
class AcmeRecordedTest {
  private static final URI ACME = URI.create("https://llm.acme.example/v1");

  @Test
  void greets() {
    Path file = Path.of("src/test/cassettes/greets.json");
    try (Cassette cassette = Cassette.open(file, ACME);
        AcmeLLM llm = cassette.llm(AcmeRecordedTest::acme)) {
      GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi"))).get(0);

      assertThat(output.generations()).containsExactly("Hello! What can I do for you?");
    }
  }

  private static AcmeLLM acme(URI url) {
    return AcmeLLMBuilder.create().model("acme-1").baseUrl(url).build();
  }
}
// endregion
