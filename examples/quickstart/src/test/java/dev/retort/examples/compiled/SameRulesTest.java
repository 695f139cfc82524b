package dev.retort.examples.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One set of rules behind two doors: of every pipeline file of this project, and of every file that
 * differs from one in a line, javac says what {@code retort pipeline check} says.
 */
class SameRulesTest {
  private static final List<Path> CORPUS =
      List.of(
          Path.of("../../cli/src/test/pipelines"),
          Path.of("src/test/pipelines"),
          Path.of("src/test/checked"));

  /** LLMs and steps that the files name; all others are in jars and folders of the class path. */
  private static final List<Path> SOURCES =
      List.of(
          Path.of("../../cli/src/test/java/dev/retort/cli/EchoLLM.java"),
          Path.of("../../cli/src/test/java/dev/retort/cli/EndlessRows.java"),
          Path.of("../../cli/src/test/java/dev/retort/cli/PatientLLM.java"),
          Path.of("src/test/checked/PanelLLM.java"),
          Path.of("src/test/checked/Judged.java"));

  /** What is said of sources has no place in its text. */
  private static final Pattern AT_FILE = Pattern.compile("^[A-Z]+ [^ ]+:\\d+:\\d+: ");

  @TempDir private Path folder;
  private TwoDoors doors;

  @BeforeEach
  void copy() throws IOException {
    doors = new TwoDoors(folder, SOURCES);
    for (Path from : CORPUS) {
      for (Path file : files(from)) {
        Path copy = doors.resources().resolve(String.valueOf(file.getFileName()));
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void everyPipelineFileIsToldOfAlike() throws IOException {
    List<String> files = names().stream().filter(name -> name.matches(".*\\.(yaml|json)")).toList();

    List<String> compiler = doors.compiler("*");

    assertThat(compiler).isNotEmpty();
    assertThat(files).hasSizeGreaterThan(15);
    assertAlike(compiler, doors.command(names()));
  }

  /** Lines are left out, doubled, indented, misspelt, emptied and mistyped. */
  @Test
  void everyFileThatDiffersInALineIsToldOfAlike() throws IOException {
    List<String> made = new ArrayList<>();
    for (String name : names()) {
      if (name.endsWith(".yaml")) {
        mutate(name, made);
      }
    }

    List<String> compiler = doors.compiler("changed/**/*.yaml");

    List<String> command = doors.command(made);
    assertThat(made).hasSizeGreaterThan(1000);
    assertThat(command).hasSizeGreaterThan(1000);
    assertAlike(compiler, command);
  }

  /** Bytes at random: the compiler goes on, and says what the command says. */
  @Test
  void brokenFilesAreToldOfAlike() throws IOException {
    Random random = new Random(20260101);
    List<String> made = new ArrayList<>();
    byte[] whole = Files.readAllBytes(doors.resources().resolve("guide.yaml"));
    for (int i = 0; i < 500; i++) {
      byte[] torn = whole.clone();
      for (int n = random.nextInt(8); n >= 0; n--) {
        torn[random.nextInt(torn.length)] = (byte) random.nextInt(256);
      }
      String name = "torn/%03d.yaml".formatted(i);
      Path file = doors.resources().resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, torn);
      made.add(name);
    }

    List<String> compiler = doors.compiler("torn/*.yaml");

    assertAlike(compiler, doors.command(made));
  }

  private void mutate(String name, List<String> made) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(doors.resources().resolve(name));
    } catch (java.nio.charset.MalformedInputException e) {
      return;
    }
    String base = "changed/" + name.replace(".yaml", "") + "/";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      List<String> changes =
          List.of(
              "",
              line + "\n" + line,
              "  " + line,
              line.replaceFirst("(\\w)(\\w*):", "$2$1:"),
              line.replaceFirst("(\\w+):", "$1s:"),
              line.replaceFirst(": .*", ":"),
              line.replaceFirst(": .*", ": -1"),
              line.replaceFirst(": .*", ": \"none\""),
              line.replaceFirst(": .*", ": [1, {a: b}]"),
              line.replaceFirst("(\\d+)", "1e99"));
      for (int j = 0; j < changes.size(); j++) {
        // A third of them are enough, and take a third of the time.
        if ((i + j) % 3 == 0 && !changes.get(j).equals(line)) {
          List<String> changed = new ArrayList<>(lines);
          changed.set(i, changes.get(j));
          String file = base + "%03d-%d.yaml".formatted(i, j);
          doors.resource(file, String.join("\n", changed) + "\n");
          made.add(file);
        }
      }
    }
    made.sort(null);
  }

  /** Lines that one says and the other does not first: lists of thousands are not read. */
  private static void assertAlike(List<String> compiler, List<String> command) {
    List<String> files = compiler.stream().filter(each -> AT_FILE.matcher(each).find()).toList();
    Set<String> compilerAlone = new LinkedHashSet<>(files);
    command.forEach(compilerAlone::remove);
    Set<String> commandAlone = new LinkedHashSet<>(command);
    files.forEach(commandAlone::remove);
    assertThat(compilerAlone).as("only the compiler says").isEmpty();
    assertThat(commandAlone).as("only the command says").isEmpty();
    // The compiler is told twice of nothing.
    assertThat(files).isEqualTo(List.copyOf(new LinkedHashSet<>(command)));
  }

  private List<String> names() throws IOException {
    return files(doors.resources()).stream()
        .map(file -> String.valueOf(file.getFileName()))
        .toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".java"))
          .sorted()
          .toList();
    }
  }
}
