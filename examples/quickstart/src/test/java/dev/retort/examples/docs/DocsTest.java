package dev.retort.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Compares the blocks of the pages with the code they come from and with what it prints. */
class DocsTest {
  private static final Path ROOT = Path.of("../..");

  /** Pages whose blocks all come from somewhere. */
  private static final List<String> WHOLE =
      List.of(
          "README.md",
          "docs/from-distilabel.md",
          "docs/getting-started.md",
          "docs/pipelines.md",
          "docs/run-time-parameters.md",
          "docs/limits-and-retries.md",
          "docs/batches.md",
          "docs/contracts.md",
          "docs/opentelemetry.md",
          "docs/streams.md",
          "docs/structured-output.md",
          "docs/write-a-provider.md");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyBlockIsWhatTheCodeIsAndPrints() throws IOException {
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
      List<Path> all =
          Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.sorted())
              .filter(page -> page.toString().endsWith(".md"))
              .toList();
      return all.stream()
          .map(
              page ->
                  DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> compare(page)));
    }
  }

  private void compare(Path page) throws IOException {
    DocPage before = DocPage.read(page);
    Outputs outputs = new Outputs(ROOT, folder);
    String after =
        before.with(
            (kind, what) -> kind.equals("from") ? DocPage.region(ROOT, what) : outputs.named(what));
    after = after.replace("@project.version@", outputs.version());
    if (Boolean.getBoolean("retort.update")) {
      Files.writeString(page, after);
    }
    assertThat(after).isEqualTo(before.toString());
  }

  @TestFactory
  Stream<DynamicTest> noBlockIsTypedByHand() {
    return WHOLE.stream()
        .map(ROOT::resolve)
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.getFileName().toString(),
                    () -> assertThat(DocPage.read(page).unmarked()).isEmpty()));
  }

  @Test
  void theCommandsOfTheReadmeAreThoseThatEveryChangeMustPass() throws IOException {
    String ci = Files.readString(ROOT.resolve(".ci/run"));
    List<String> commands = DocPage.read(ROOT.resolve("README.md")).commands();
    assertThat(commands)
        .containsExactly(
            "mvn -B verify", "./retort pipeline run --config examples/quickstart/pipeline.yaml")
        .allSatisfy(command -> assertThat(ci).contains("'" + command + "'"));
  }

  @Test
  void everyLinkOfTheReadmeLeadsSomewhere() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> links =
        java.util.regex.Pattern.compile("\\]\\(([^)#]+)\\)")
            .matcher(readme)
            .results()
            .map(link -> link.group(1))
            .toList();
    assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
  }
}
