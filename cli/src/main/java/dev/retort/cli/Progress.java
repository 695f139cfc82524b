package dev.retort.cli;

import dev.retort.pipeline.Counts;
import dev.retort.pipeline.RunListener;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a run is: on a terminal one line that is redrawn, elsewhere a new line every few
 * seconds. The run's threads only leave their counts; a thread of its own prints.
 */
final class Progress implements RunListener, AutoCloseable {
  private static final long REDRAW_MILLIS = 100;
  private static final long NEW_LINE_MILLIS = 5_000;
  private static final String CLEAR = "\r\u001b[K";
  private static final int DEFAULT_WIDTH = 80;

  private final Terminal terminal;
  private final List<String> steps;
  private final Map<String, Counts> counts = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock;

  /** Read and written by {@link #tick} and, when the clock has ended, by {@link #close}. */
  private @Nullable String shown;

  Progress(Terminal terminal, List<String> steps, ScheduledExecutorService clock) {
    this.terminal = terminal;
    this.steps = List.copyOf(steps);
    this.clock = clock;
  }

  /** Begins to print. */
  static Progress start(Terminal terminal, List<String> steps) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "retort-progress");
              thread.setDaemon(true);
              return thread;
            });
    Progress progress = new Progress(terminal, steps, clock);
    long pause = terminal.redraws() ? REDRAW_MILLIS : NEW_LINE_MILLIS;
    var unused = clock.scheduleWithFixedDelay(progress::tick, pause, pause, TimeUnit.MILLISECONDS);
    return progress;
  }

  @Override
  public void progressed(String step, Counts soFar) {
    counts.put(step, soFar);
  }

  @Override
  public void ended(String step, Counts total) {
    counts.put(step, total);
  }

  /** Prints where things stand, if that has changed. */
  synchronized void tick() {
    String line = line();
    if (line.isEmpty() || line.equals(shown)) {
      return;
    }
    shown = line;
    if (terminal.redraws()) {
      terminal.err().print(CLEAR + line.substring(0, Math.min(line.length(), width() - 1)));
      terminal.err().flush();
    } else {
      terminal.err().println(line);
    }
  }

  @Override
  public void close() {
    clock.shutdown();
    synchronized (this) {
      if (terminal.redraws() && shown != null) {
        terminal.err().print(CLEAR);
        terminal.err().flush();
      }
      // A tick that was about to begin has nothing new to say.
      shown = line();
    }
  }

  private String line() {
    StringJoiner line = new StringJoiner(" | ");
    for (String step : steps) {
      Counts known = counts.get(step);
      if (known != null) {
        String failed = known.failed() == 0 ? "" : " (" + Prose.number(known.failed()) + " failed)";
        line.add(step + " " + Prose.number(known.rowsOut()) + failed);
      }
    }
    return line.toString();
  }

  private int width() {
    try {
      return Math.max(20, Integer.parseInt(terminal.env().getOrDefault("COLUMNS", "")));
    } catch (NumberFormatException e) {
      return DEFAULT_WIDTH;
    }
  }
}
