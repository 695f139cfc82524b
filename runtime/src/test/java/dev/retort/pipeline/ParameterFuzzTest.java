package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random {@code --param} options: each is set or told in one line without the secret in it; nothing
 * else is thrown. {@code -Dretort.fuzz=N} sets the number of rounds.
 */
class ParameterFuzzTest {
  private static final int ROUNDS = Integer.getInteger("retort.fuzz", 5_000);
  private static final String SECRET = "sk-98765";

  private static final List<String> PIECES =
      List.of(
          "gen",
          "load",
          "llm",
          "api_key",
          "generation_kwargs",
          "temperature",
          "stop",
          "prefix",
          "columns",
          "default_headers",
          "authorization",
          "env",
          "0",
          "1",
          "99999999999",
          "",
          "num_generations",
          "\"a.b\"",
          "\"",
          "é",
          "\n",
          " ",
          "type_info",
          "name",
          "max_errors",
          "timeout");

  private static final List<String> VALUES =
      List.of(
          "",
          "1",
          "-1",
          "1e9999",
          "null",
          "\"null\"",
          "true",
          "{",
          "[",
          "[]",
          "{}",
          "[1,2]",
          "\"",
          "5s",
          "NaN",
          "{\"env\":\"PATH\"}",
          "{\"a\":{\"b\":[null]}}",
          "x\ny",
          "\ud83d",
          "[".repeat(500),
          "9".repeat(2000));

  private static final String FILE =
      """
      pipeline:
        name: p
        steps:
          - {name: load, step: {data: [{instruction: a}], type_info: {module: dev.retort.step, name: LoadDataFromDicts}}}
          - name: gen
            step:
              llm: {type_info: {module: com.acme.steps, name: EchoLLM}}
              type_info: {module: dev.retort.step, name: TextGeneration}
        connections:
          - {from: load, to: [gen]}
      """;

  @TempDir Path folder;

  private static String option(Random random) {
    StringBuilder option = new StringBuilder(random.nextInt(3) == 0 ? "gen.llm" : "gen");
    for (int i = random.nextInt(5); i >= 0; i--) {
      option.append(".").append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return random.nextInt(20) == 0
        ? option.toString()
        : option + "=" + VALUES.get(random.nextInt(VALUES.size()));
  }

  @Test
  void everyOptionIsSetOrToldInOneLine() throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, FILE);
    for (int round = 0; round < ROUNDS; round++) {
      String option = option(new Random(round));
      try {
        Pipeline.read(file, ReadOptions.none().param(option)).toYaml();
      } catch (ConfigException e) {
        for (Problem problem : e.problems()) {
          assertThat(problem.toString()).as("round %d: %s", round, option).doesNotContain("\n");
        }
      } catch (RuntimeException | StackOverflowError e) {
        fail("round " + round + ": " + option, e);
      }
    }
  }

  @Test
  void noSecretIsRepeatedWhereverItIsPut() throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, FILE);
    List<String> forms =
        List.of(
            "=%s",
            " %s",
            ": %s",
            "=\"%s\"",
            "={\"env\":\"%s\"}",
            "={\"%s\":1}",
            "={%s",
            "=[\"%s\"]",
            ".env=%s",
            "=%s=");
    for (String name :
        List.of("api_key", "default_headers.authorization", "default_headers.X-Api-Key")) {
      for (String form : forms) {
        String option = "gen.llm." + name + form.formatted(SECRET);
        try {
          assertThat(Pipeline.read(file, ReadOptions.none().param(option)).toYaml())
              .as(option)
              .doesNotContain(SECRET);
        } catch (ConfigException e) {
          assertThat(e).as(option).message().doesNotContain(SECRET);
        }
      }
    }
  }
}
