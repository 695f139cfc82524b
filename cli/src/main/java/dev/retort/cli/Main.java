package dev.retort.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The door of the {@code retort} command. Safe for any thread. */
public final class Main {
  /** What the documentation promises: a command that was told to stop has ended by then. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private Main() {}

  /**
   * Runs the command and ends the JVM with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    main(LONGEST_STOP, args);
  }

  /** The same with a time of its own for a run to end after Ctrl-C. */
  static void main(Duration longestStop, String... args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Terminal terminal = new Terminal(out, err, System.getenv());
    int code = CommandLineRun.run(terminal, new StopSignals(terminal, longestStop), args);
    out.flush();
    err.flush();
    // Threads of an LLM may still be alive; nothing of theirs is waited for.
    System.exit(code);
  }

  /**
   * Runs the command within this JVM. Ctrl-C keeps its usual meaning.
   *
   * @param out results
   * @param err problems and progress
   * @param env environment variables
   * @param args the command line
   * @return the exit code: 0 done, 1 the user's input is wrong, 2 failed, 3 a batch is not
   *     finished, 4 stopped as told, 130 Ctrl-C
   */
  public static int run(PrintStream out, PrintStream err, Map<String, String> env, String... args) {
    return CommandLineRun.run(new Terminal(out, err, env), Interrupts.NONE, args);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
