package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The copy of a pipeline that a run leaves names the schema that its file names. */
class SchemaCommentTest {
  private static final String PIPELINE =
      """
      pipeline:
        name: p
        steps:
          - {name: load, step: {data: [{a: 1}], type_info: {module: dev.retort.step, name: LoadDataFromDicts}}}
          - {name: keep, step: {columns: [a], type_info: {module: dev.retort.step, name: KeepColumns}}}
        connections:
          - {from: load, to: [keep]}
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("pipeline.yaml");
  }

  private String firstLine(String head) throws IOException {
    Files.writeString(file, head + PIPELINE);
    Path output = folder.resolve("runs/first");
    Pipeline.read(file).run(RunOptions.defaults().output(output));
    return Files.readAllLines(output.resolve("pipeline.yaml")).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "retort-schema.json, ../../retort-schema.json",
    "../schemas/all.json, ../../../schemas/all.json",
    "https://schemas.example/p.json, https://schemas.example/p.json",
  })
  void theSameSchemaIsNamedFromWhereTheCopyIs(String named, String again) throws IOException {
    assertThat(firstLine("# yaml-language-server: $schema=" + named + "\n"))
        .isEqualTo("# yaml-language-server: $schema=" + again);
  }

  @Test
  void itMayStandBelowOtherComments() throws IOException {
    assertThat(firstLine("# Ours.\n\n#yaml-language-server:  $schema=s.json\n"))
        .isEqualTo("# yaml-language-server: $schema=../../s.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# yaml-language-server: $schema=\n", "# see $schema=s.json\n"})
  void aFileThatNamesNoneHasACopyThatNamesNone(String head) throws IOException {
    assertThat(firstLine(head)).isEqualTo("retort:");
  }

  @Test
  void theCopyOfACopyNamesTheSameSchema() throws IOException {
    String first = firstLine("# yaml-language-server: $schema=s.json\n");
    Path copy = folder.resolve("runs/first/pipeline.yaml");
    Path second = folder.resolve("runs/second");
    Pipeline.read(copy).run(RunOptions.defaults().output(second));
    assertThat(Files.readAllLines(second.resolve("pipeline.yaml")).get(0)).isEqualTo(first);
  }
}
