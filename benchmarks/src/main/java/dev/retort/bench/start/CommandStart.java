package dev.retort.bench.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Times {@code retort --help} and {@code retort --version} as whole processes. */
public final class CommandStart {
  private CommandStart() {}

  /**
   * Measures.
   *
   * @param args the launcher, rounds (9)
   * @throws IOException if a process cannot be started
   * @throws InterruptedException if told to stop
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    Turns turns = new Turns();
    turns.add("nothing", List.of(java, "-cp", classes, Nothing.class.getName()));
    turns.add("retort --help", List.of(args[0], "--help"));
    turns.add("retort --version", List.of(args[0], "--version"));
    turns.run(args.length > 1 ? Integer.parseInt(args[1]) : 9);
    turns.print(System.out);
  }
}
