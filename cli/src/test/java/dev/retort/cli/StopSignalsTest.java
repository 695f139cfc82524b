package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends the command before its work is done, as a process of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals can be sent there")
class StopSignalsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void theFirstSignalEndsTheRunWithItsReportAndWholeRows(String signal) throws Exception {
    Path output = folder.resolve("output");
    Process command = start(endless(), output);
    try (BufferedReader out = read(command.getInputStream())) {
      assertThat(out.readLine()).isEqualTo("many rows");

      signal(signal, command);

      assertThat(out.readLine()).startsWith(output + "/data/rows.jsonl: ");
      assertThat(command.waitFor()).isEqualTo(130);
    } finally {
      command.destroyForcibly();
    }
    assertThat(Files.readString(output.resolve("run.json"))).contains("\"status\": \"stopped\"");
    assertThat(Files.readString(output.resolve("data/rows.jsonl"))).endsWith("}\n");
  }

  @Test
  void theSecondSignalEndsTheCommandAtOnceAndNoReportOfItsEndIsWritten() throws Exception {
    Path rows = Files.writeString(folder.resolve("in.csv"), "instruction\nwait for ever\n");
    Path config =
        Files.writeString(
            folder.resolve("waits.yaml"),
            """
            pipeline:
              name: waits
              steps:
                - name: rows
                  step:
                    path: %s
                    type_info: {module: dev.retort.step, name: LoadDataFromFile}
                - name: ask
                  step:
                    llm:
                      prefix: told
                      type_info: {module: dev.retort.cli, name: EchoLLM}
                    type_info: {module: dev.retort.step, name: TextGeneration}
              connections:
                - {from: rows, to: [ask]}
            """
                .formatted(rows));
    Path output = folder.resolve("output");
    Process command = start(config, output);
    try (BufferedReader out = read(command.getInputStream());
        BufferedReader err = read(command.getErrorStream())) {
      assertThat(out.readLine()).isEqualTo("waiting for ever");
      signal("INT", command);
      assertThat(err.lines().filter(line -> line.startsWith("stopping: ")).findFirst()).isPresent();

      signal("INT", command);

      assertThat(command.waitFor()).isEqualTo(130);
    } finally {
      command.destroyForcibly();
    }
    assertThat(Files.readString(output.resolve("run.json"))).contains("\"status\": \"running\"");
  }

  private static BufferedReader read(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static void signal(String name, Process command) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(command.pid())).start().waitFor();
  }

  @Test
  void aDeadlineEndsTheRunAsTold() throws Exception {
    Path output = folder.resolve("output");
    Process command = start(endless(), output, "--deadline", "500ms");
    try {
      String told = new String(command.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(told)
          .contains(
              "error: the deadline of 0.5 s is over, so the run was stopped; the rows that were done"
                  + " are kept\n");
      assertThat(command.waitFor()).isEqualTo(4);
    } finally {
      command.destroyForcibly();
    }
    assertThat(Files.readString(output.resolve("run.json"))).contains("\"status\": \"stopped\"");
  }

  private Path endless() throws IOException {
    return Files.writeString(
        folder.resolve("endless.yaml"),
        """
        pipeline:
          name: endless
          steps:
            - name: rows
              step:
                type_info: {module: dev.retort.cli, name: EndlessRows}
        """);
  }

  private static Process start(Path config, Path output, String... more) throws Exception {
    List<String> line = new ArrayList<>(java());
    line.addAll(
        List.of("pipeline", "run", "--config", config.toString(), "--output", output.toString()));
    line.addAll(List.of(more));
    return new ProcessBuilder(line).start();
  }

  /** What starts the command as a process of its own; its arguments follow. */
  static List<String> java() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-cp", classpath(), Main.class.getName());
  }

  /** What this test runs with, whether that is on the class path or on the module path. */
  private static String classpath() {
    return Stream.of(
            "target/test-classes",
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
