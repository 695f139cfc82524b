package dev.retort.bench.contest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of JVMs with this one's Java and class path. */
public final class Jvm {
  private Jvm() {}

  /**
   * A command.
   *
   * @param options of the JVM
   * @param main the class to run
   * @param args its arguments
   * @return program and arguments
   */
  public static List<String> command(List<String> options, String main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(List.of(args));
    return command;
  }
}
