package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What an editor makes of the schema: a YAML language server opens a pipeline file that names it.
 * Skipped where there is no Node.js, or the server cannot be installed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EditorTest {
  private static final Path FOLDER = Path.of("target/lsp").toAbsolutePath();
  private static final String SERVER = "node_modules/yaml-language-server/bin/yaml-language-server";

  private static final String PIPELINE =
      """
      # yaml-language-server: $schema=schema/retort.json
      retort: {version: 1}
      pipeline:
        name: edited
        steps:
          - name: echo
            step:
              type_info: {module: dev.retort.step, name: TextGeneration}
              num_generations: 2
              llm:
                type_info: {module: dev.retort.cli, name: EchoLLM}
                generation_kwargs:
                  temperature: 0.5
      """;

  private LanguageServer server;
  private int files;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    assumeTrue(ends("node", "--version"), "there is no Node.js");
    if (!Files.exists(FOLDER.resolve(SERVER))) {
      Files.copy(
          Path.of("src/test/lsp/package.json"),
          FOLDER.resolve("package.json"),
          StandardCopyOption.REPLACE_EXISTING);
      assumeTrue(
          ends(
              "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0"),
          "the language server cannot be installed");
    }
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Main.run(out, out, Map.of(), "schema", "--output", FOLDER + "/schema/retort.json");
    server =
        new LanguageServer(
            List.of("node", FOLDER.resolve(SERVER).toString(), "--stdio"),
            FOLDER.resolve("server.log"));
    server.request(
        "initialize", Map.of("capabilities", Map.of(), "rootUri", FOLDER.toUri().toString()));
    server.tell("initialized", Map.of());
    Map<String, ?> yaml =
        Map.of("validate", true, "completion", true, "schemaStore", Map.of("enable", false));
    server.tell("workspace/didChangeConfiguration", Map.of("settings", Map.of("yaml", yaml)));
  }

  @AfterAll
  void end() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aRightFileHasNoUnderline() throws IOException {
    assertThat(underlined(PIPELINE)).isEmpty();
  }

  @Test
  void aValueOutOfRangeIsUnderlined() throws IOException {
    assertThat(underlined(PIPELINE.replace("0.5", "2.5"))).containsExactly("2.5");
  }

  @Test
  void aValueOfAnotherTypeIsUnderlined() throws IOException {
    assertThat(underlined(PIPELINE.replace("num_generations: 2", "num_generations: two")))
        .containsExactly("two");
  }

  @Test
  void aMisspeltKeyIsUnderlined() throws IOException {
    assertThat(underlined(PIPELINE.replace("temperature", "temprature")))
        .containsExactly("temprature");
  }

  @Test
  void aTypeThatIsNotThereIsUnderlined() throws IOException {
    assertThat(underlined(PIPELINE.replace("EchoLLM", "EkoLLM"))).containsExactly("EkoLLM");
  }

  @Test
  void aKwargIsOfferedWithItsDescription() throws IOException {
    assertThat(offered(PIPELINE.replace("temperature: 0.5", "tem|")))
        .containsEntry("temperature", "does nothing (default 1.0)");
  }

  @Test
  void aKeyOfTheLlmIsOfferedWithItsDescription() throws IOException {
    assertThat(
            offered(PIPELINE.replace("generation_kwargs:\n            temperature: 0.5", "max|")))
        .containsEntry("max_retries", "How often a failed call is sent again.");
  }

  @Test
  void aKeyOfTheStepIsOfferedWithItsDescription() throws IOException {
    assertThat(offered(PIPELINE.replace("num_generations: 2", "sys|")))
        .containsEntry(
            "system_prompt",
            "What the LLM is told before the prompt, as plain text; nothing by default.");
  }

  @Test
  void theNamesOfAModuleAreOffered() throws IOException {
    assertThat(offered(PIPELINE.replace("name: TextGeneration", "name: |")))
        .containsKeys("TextGeneration", "KeepColumns")
        .doesNotContainKey("EchoLLM");
  }

  /** The texts that the server finds wrong. */
  private List<String> underlined(String text) throws IOException {
    String uri = open(text);
    List<?> diagnostics =
        (List<?>)
            server
                .notification(
                    "textDocument/publishDiagnostics", params -> uri.equals(params.get("uri")))
                .get("diagnostics");
    return diagnostics.stream().map(each -> covered(text, (Map<?, ?>) each)).toList();
  }

  private static String covered(String text, Map<?, ?> diagnostic) {
    Map<?, ?> range = (Map<?, ?>) diagnostic.get("range");
    Map<?, ?> start = (Map<?, ?>) range.get("start");
    Map<?, ?> end = (Map<?, ?>) range.get("end");
    String line = text.lines().toList().get(((Number) start.get("line")).intValue());
    return start.get("line").equals(end.get("line"))
        ? line.substring(
            ((Number) start.get("character")).intValue(),
            ((Number) end.get("character")).intValue())
        : line + " ...";
  }

  /** What is offered at the bar, with its description. */
  private Map<String, String> offered(String text) throws IOException {
    int at = text.indexOf('|');
    String before = text.substring(0, at);
    String uri = open(before + text.substring(at + 1));
    Object answer =
        server.request(
            "textDocument/completion",
            Map.of(
                "textDocument",
                Map.of("uri", uri),
                "position",
                Map.of(
                    "line",
                    before.lines().count() - 1,
                    "character",
                    at - before.lastIndexOf('\n') - 1)));
    List<?> items =
        answer instanceof Map<?, ?> list ? (List<?>) list.get("items") : (List<?>) answer;
    Map<String, String> offered = new LinkedHashMap<>();
    for (Object item : items) {
      Map<?, ?> entry = (Map<?, ?>) item;
      Object words = entry.get("documentation");
      offered.put(
          String.valueOf(entry.get("label")),
          words instanceof Map<?, ?> markup
              ? String.valueOf(markup.get("value"))
              : String.valueOf(words));
    }
    return offered;
  }

  private String open(String text) throws IOException {
    String uri = FOLDER.resolve("pipeline-" + ++files + ".yaml").toUri().toString();
    server.tell(
        "textDocument/didOpen",
        Map.of(
            "textDocument", Map.of("uri", uri, "languageId", "yaml", "version", 1, "text", text)));
    return uri;
  }

  /** Whether a command is there, ends in time and says that it went well. */
  private static boolean ends(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(2, TimeUnit.MINUTES)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
