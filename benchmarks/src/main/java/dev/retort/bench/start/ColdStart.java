package dev.retort.bench.start;

import dev.retort.bench.document.StreamingCodec;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts processes that read and write one config, in turn, and prints the median of each: the time
 * to the end of the process, and the same over a process that does nothing.
 */
public final class ColdStart {
  private final Path target;
  private final Path folder;

  private ColdStart(Path target, Path folder) {
    this.target = target;
    this.folder = folder;
  }

  /** A program and the jars that it needs, each by the beginning of its name. */
  private record Program(String name, String main, List<String> needs) {}

  private static final List<Program> PROGRAMS =
      List.of(
          new Program("nothing", "Nothing", List.of()),
          new Program(
              "retort",
              "RetortStart",
              List.of(
                  "retort-api",
                  "retort-runtime",
                  "jackson-core",
                  "snakeyaml-engine",
                  "slf4j-api",
                  "jspecify",
                  "jakarta.validation-api")),
          new Program("streaming", "StreamingStart", List.of("jackson-core", "jspecify")),
          new Program(
              "databind",
              "DatabindStart",
              List.of("jackson-core", "jackson-databind", "jackson-annotations", "jspecify")));

  /**
   * Measures.
   *
   * @param args the folder where the build leaves its jars, rounds (15), options of the JVM (none)
   * @throws IOException if a process cannot be started
   * @throws InterruptedException if told to stop
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
    List<String> options =
        args.length > 2 ? Arrays.asList(args).subList(2, args.length) : List.of();
    Path folder = Files.createTempDirectory("cold-start");
    new ColdStart(Path.of(args[0]), folder).run(rounds, options);
  }

  private void run(int rounds, List<String> options) throws IOException, InterruptedException {
    Path config = folder.resolve("config.json");
    Files.write(config, StreamingCodec.llm());
    Turns turns = new Turns();
    PROGRAMS.forEach(program -> turns.add(program.name(), command(program, options, config)));
    turns.run(rounds);
    turns.print(System.out);
  }

  private List<String> command(Program program, List<String> options, Path config) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath(program));
    command.add("dev.retort.bench.start." + program.main());
    command.add(config.toString());
    command.add(folder.resolve(program.name() + ".json").toString());
    return command;
  }

  private String classPath(Program program) {
    List<String> path = new ArrayList<>();
    path.add(jar("retort-benchmarks"));
    program.needs().forEach(name -> path.add(jar(name)));
    return path.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private String jar(String name) {
    try (Stream<Path> files = Files.walk(target, 2)) {
      return files
          .map(Path::toString)
          .filter(file -> file.contains(File.separator + name + "-") && file.endsWith(".jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no jar of " + name + " in " + target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
