package dev.retort.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where a command prints. Java cannot tell on every version which stream is a terminal, so the
 * launcher does, in the variable {@code RETORT_TERMINAL} ({@code out}, {@code err} or both).
 */
final class Terminal {
  private static final String RED = "\u001b[31;1m";
  private static final String YELLOW = "\u001b[33;1m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> env;
  private final boolean outIsTerminal;
  private final boolean errIsTerminal;

  Terminal(PrintStream out, PrintStream err, Map<String, String> env) {
    this.out = out;
    this.err = err;
    this.env = Map.copyOf(env);
    List<String> streams = Arrays.asList(env.getOrDefault("RETORT_TERMINAL", "").split(" ", -1));
    boolean dumb = "dumb".equals(env.get("TERM"));
    this.outIsTerminal = streams.contains("out") && !dumb;
    this.errIsTerminal = streams.contains("err") && !dumb;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  Map<String, String> env() {
    return env;
  }

  /** Whether the line of progress may be redrawn. */
  boolean redraws() {
    return errIsTerminal;
  }

  /** Whether a run tells how far it is: not where {@code RETORT_PROGRESS} is {@code off}. */
  boolean tellsProgress() {
    return !"off".equalsIgnoreCase(env.get("RETORT_PROGRESS"));
  }

  /** Whether results may be coloured. */
  boolean colours() {
    return outIsTerminal && !noColour();
  }

  /** Prints a problem, one line, with its severity in colour where that can be seen. */
  void problem(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    if (errIsTerminal && !noColour()) {
      line =
          line.replaceFirst("\\berror:", RED + "error:" + PLAIN)
              .replaceFirst("\\bwarning:", YELLOW + "warning:" + PLAIN);
    }
    err.println(line);
  }

  /** Text that stands out where colours can be seen. */
  String bold(String text) {
    return colours() ? BOLD + text + PLAIN : text;
  }

  /** <a href="https://no-color.org">Any value but the empty one</a> turns colours off. */
  private boolean noColour() {
    return !env.getOrDefault("NO_COLOR", "").isEmpty();
  }
}
