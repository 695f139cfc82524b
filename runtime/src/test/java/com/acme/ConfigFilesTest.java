package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configs on disk, and what never gets there. */
class ConfigFilesTest {
  private static final String CREDENTIAL = "sk-1234567890";

  @TempDir Path folder;

  private final AcmeLLM llm =
      AcmeLLMBuilder.create().model("acme-1").apiKey(Secret.of(CREDENTIAL)).build();

  @Test
  void theSuffixChoosesTheFormat() throws IOException {
    llm.save(folder.resolve("a.json"));
    llm.save(folder.resolve("a.yaml"));
    llm.save(folder.resolve("a.YML"));

    assertThat(Files.readString(folder.resolve("a.json"))).isEqualTo(llm.toJson() + "\n");
    assertThat(Files.readString(folder.resolve("a.yaml"))).isEqualTo(llm.toYaml());
    assertThat(Files.readString(folder.resolve("a.YML"))).isEqualTo(llm.toYaml());
  }

  @Test
  void anotherSuffixIsRefused() {
    Path file = folder.resolve("a.txt");

    assertThatThrownBy(() -> llm.save(file))
        .hasMessage(
            file
                + ":1:1: error: a config file ends in .json, .yaml or .yml, so that its format is"
                + " known [retort:unknown-format]");
    assertThat(file).doesNotExist();
  }

  @Test
  void savingReplacesTheFileWhole() throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, "x".repeat(10_000));
    llm.save(file);

    assertThat(Files.readString(file)).isEqualTo(llm.toYaml());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    Path file = folder.resolve("none.yaml");

    assertThatThrownBy(() -> LLM.read(file))
        .hasMessage(file + ":1:1: error: there is no such file [retort:unreadable-file]");
  }

  @Test
  void problemsOfAFileNameIt() throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(
        file, "{\"model\": 3,\n \"type_info\": {\"module\": \"com.acme\", \"name\": \"AcmeLLM\"}}");

    assertThatThrownBy(() -> LLM.read(file))
        .hasMessage(
            file
                + ":1:11: error: \"model\" is an integer; text is expected; put it in quotes"
                + " [retort:wrong-type]");
  }

  @Test
  void theTypeIsThatOfTheFileWhateverClassIsAsked() {
    assertThat(AcmeLLM.fromYaml(llm.toYaml())).isInstanceOf(AcmeLLM.class);
  }

  @Test
  void aCredentialIsNeitherWrittenNorPrinted() {
    assertThat(llm.toJson() + llm.toYaml() + llm + Secret.of(CREDENTIAL))
        .doesNotContain(CREDENTIAL)
        .doesNotContain("api_key");
    assertThat(llm.runtimeParametersInfo().toString()).doesNotContain(CREDENTIAL);
  }

  @Test
  void theNameOfAVariableIsWritten() {
    AcmeLLM named = AcmeLLMBuilder.create().model("m").apiKey(Secret.env("MY_KEY")).build();

    assertThat(named.toJson()).contains("\"api_key\":{\"env\":\"MY_KEY\"}");
  }

  @Test
  void aCredentialInClearIsRefusedOnEveryWayInAndNotRepeated() {
    assertThatThrownBy(
            () ->
                LLM.fromYaml(
                    "{model: x, api_key: "
                        + CREDENTIAL
                        + ", type_info: {module: com.acme, name: AcmeLLM}}"))
        .hasMessageContaining("[retort:clear-secret]")
        .hasMessageNotContaining(CREDENTIAL);
    assertThatThrownBy(() -> llm.setRuntimeParameters(java.util.Map.of("api_key", CREDENTIAL)))
        .hasMessageContaining("[retort:clear-secret]")
        .hasMessageNotContaining(CREDENTIAL);
  }

  @Test
  void aSecretIsSetAsAnObjectOrByTheNameOfAVariable() {
    llm.setRuntimeParameters(java.util.Map.of("api_key", Secret.env("ONE")));
    assertThat(llm.toJson()).contains("{\"env\":\"ONE\"}");
    llm.setRuntimeParameters(java.util.Map.of("api_key", java.util.Map.of("env", "TWO")));
    assertThat(llm.toJson()).contains("{\"env\":\"TWO\"}");
  }
}
