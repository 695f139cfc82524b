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
    Process command = startEndless(PatientMain.class, output);
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
  void theSecondSignalEndsARunThatDoesNotEnd() throws Exception {
    Process command = start(HeldRun.class, "PT1H");
    try (BufferedReader out = read(command.getInputStream());
        BufferedReader err = read(command.getErrorStream())) {
      assertThat(out.readLine()).isEqualTo("it runs");
      signal("INT", command);
      assertThat(err.lines().filter(line -> line.startsWith("stopping: ")).findFirst()).isPresent();

      signal("INT", command);

      assertThat(command.waitFor()).isEqualTo(130);
    } finally {
      command.destroyForcibly();
    }
  }

  @Test
  void aRunThatDoesNotEndAfterTheFirstSignalIsEndedAfterAWhile() throws Exception {
    Process command = start(HeldRun.class, "PT0.001S");
    try (BufferedReader out = read(command.getInputStream());
        BufferedReader err = read(command.getErrorStream())) {
      assertThat(out.readLine()).isEqualTo("it runs");

      signal("TERM", command);

      assertThat(err.lines()).anyMatch(line -> line.startsWith("stopping: "));
      assertThat(command.waitFor()).isEqualTo(130);
    } finally {
      command.destroyForcibly();
    }
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
    Process command = startEndless(Main.class, output, "--deadline", "500ms");
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

  private Process startEndless(Class<?> main, Path output, String... more) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("endless.yaml"),
            """
            pipeline:
              name: endless
              steps:
                - name: rows
                  step:
                    type_info: {module: dev.retort.cli, name: EndlessRows}
            """);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "pipeline", "run", "--config", config.toString(), "--output", output.toString()));
    arguments.addAll(List.of(more));
    return start(main, arguments.toArray(String[]::new));
  }

  private static Process start(Class<?> main, String... arguments) throws IOException {
    List<String> line = java(main);
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line).start();
  }

  /** What starts a program as a process of its own, a short-lived one; its arguments follow. */
  static List<String> java(Class<?> main) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> line = new ArrayList<>(List.of(java));
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.addAll(List.of("-cp", classpath(), main.getName()));
    return line;
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
