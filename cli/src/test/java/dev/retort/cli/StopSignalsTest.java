package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stops the command from outside, as a process of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals can be sent there")
class StopSignalsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void theFirstSignalEndsTheRunWithItsReportAndWholeRows(String signal) throws Exception {
    Path config = folder.resolve("endless.yaml");
    Files.writeString(
        config,
        """
        pipeline:
          name: endless
          steps:
            - name: rows
              step:
                type_info: {module: dev.retort.cli, name: EndlessRows}
        """);
    Path output = folder.resolve("output");
    Process command = start(config, output);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(command.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("many rows");

      new ProcessBuilder("kill", "-" + signal, Long.toString(command.pid())).start().waitFor();

      assertThat(out.readLine()).startsWith(output + "/data/rows.jsonl: ");
      assertThat(command.waitFor()).isEqualTo(130);
    } finally {
      command.destroyForcibly();
    }
    assertThat(Files.readString(output.resolve("run.json"))).contains("\"status\": \"stopped\"");
    assertThat(Files.readString(output.resolve("data/rows.jsonl"))).endsWith("}\n");
  }

  private static Process start(Path config, Path output) throws Exception {
    List<String> line = new ArrayList<>(java());
    line.addAll(
        List.of("pipeline", "run", "--config", config.toString(), "--output", output.toString()));
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
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
