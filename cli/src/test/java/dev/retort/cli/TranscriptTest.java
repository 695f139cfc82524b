package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the commands of {@code src/test/transcripts/*.txt} and compares all they print, and their
 * exit codes, with what stands there. {@code -Dretort.update=true} writes it anew.
 *
 * <p>A command is a line such as {@code $ NO_COLOR=1 retort llm list}. {@code rm} at its place
 * removes a folder below {@code target}, {@code cat} shows a file. Escape characters are shown as
 * {@code \e}, times as {@code #}. Progress is off: how much of it there is, the speed of the
 * machine decides.
 */
class TranscriptTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/transcripts");

  @TestFactory
  List<DynamicTest> everyTranscriptIsWhatTheCommandsPrint() throws IOException {
    try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
      return files
          .sorted()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(file)))
          .toList();
    }
  }

  private static void replay(Path file) throws IOException {
    String expected = Files.readString(file);
    StringBuilder actual = new StringBuilder();
    boolean answer = false;
    for (String line : expected.lines().toList()) {
      if (line.startsWith("$ ")) {
        actual.append(line).append('\n').append(run(line.substring(2)));
        answer = true;
      } else if (line.startsWith("#")) {
        actual.append(answer ? "\n" : "").append(line).append('\n');
        answer = false;
      }
    }
    if (Boolean.getBoolean("retort.update")) {
      Files.writeString(file, actual);
    }
    assertThat(actual.toString()).isEqualTo(expected);
  }

  private static String run(String command) throws IOException {
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
    Map<String, String> env = new LinkedHashMap<>(Map.of("RETORT_PROGRESS", "off"));
    while (words.get(0).contains("=")) {
      String[] variable = words.remove(0).split("=", 2);
      env.put(variable[0], variable[1].replace('+', ' '));
    }
    if (words.get(0).equals("rm")) {
      delete(Path.of(words.get(1)));
      return "";
    } else if (words.get(0).equals("cat")) {
      Path file = Path.of(words.get(1));
      return Files.exists(file) ? Files.readString(file).indent(2) : "  no such file\n";
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = words.subList(1, words.size()).toArray(String[]::new);
    int code = Main.run(printer(out), printer(err), env, args);
    return shown("", out) + shown("! ", err) + "exit " + code + "\n";
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String shown(String mark, ByteArrayOutputStream bytes) {
    String text =
        bytes
            .toString(StandardCharsets.UTF_8)
            .replace("\u001b", "\\e")
            .replace("\r", "\\r")
            .replaceAll("\\bin [0-9.]+ s:", "in # s:");
    StringBuilder lines = new StringBuilder();
    text.lines().forEach(line -> lines.append("  ").append(mark).append(line).append('\n'));
    return lines.toString();
  }

  private static void delete(Path folder) throws IOException {
    assertThat(folder.startsWith("target")).isTrue();
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    }
  }
}
