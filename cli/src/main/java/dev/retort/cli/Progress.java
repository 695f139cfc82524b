package dev.retort.cli;

import dev.retort.pipeline.RunListener;
import dev.retort.pipeline.RunProgress;
import dev.retort.pipeline.Spending;
import dev.retort.pipeline.StepProgress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a run is: on a terminal a block of lines that is redrawn in its place, elsewhere a
 * new line every few seconds. A thread of its own looks at the run and prints; another one counts
 * the rows of the input, once a run has lasted for a while.
 */
final class Progress implements RunListener, AutoCloseable {
  /*
   * On a terminal the cursor rests at the begin of the block: what others print meanwhile, or the
   * terminal itself as it echoes a key, goes over the first line, and whole lines of it stay.
   */
  private static final long REDRAW_MILLIS = 200;
  private static final long NEW_LINE_MILLIS = 5_000;

  /** Nobody who reads a log is to take a run that waits for one that hangs. */
  private static final long SAME_LINE_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Input is read a second time to be counted: no run that is over before needs that. */
  private static final long COUNT_AFTER_MILLIS = 5_000;

  private static final String CLEAR = "\r\u001b[J";
  private static final String END_OF_LINE = "\u001b[K";
  private static final int DEFAULT_WIDTH = 80;
  private static final int DEFAULT_HEIGHT = 24;

  private final Terminal terminal;
  private final Screen screen;
  private final ScheduledExecutorService clock;
  private final LongSupplier nanoTime;
  private final Thread counting = new Thread(this::count, "retort-count");
  private volatile @Nullable RunProgress run;
  private volatile Map<String, Long> totals = Map.of();
  private volatile boolean closed;

  // Guarded by this.
  private final Map<String, Pace> paces = new HashMap<>();
  private @Nullable Object shown;
  private long shownAt;
  private boolean toldStopping;

  Progress(Terminal terminal, ScheduledExecutorService clock, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.screen =
        new Screen(
            size(terminal, "COLUMNS", DEFAULT_WIDTH), size(terminal, "LINES", DEFAULT_HEIGHT));
    this.clock = clock;
    this.nanoTime = nanoTime;
    counting.setDaemon(true);
  }

  /** Begins to print, where progress is wanted. */
  static Progress start(Terminal terminal) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "retort-progress");
              thread.setDaemon(true);
              return thread;
            });
    Progress progress = new Progress(terminal, clock, System::nanoTime);
    progress.begin();
    return progress;
  }

  /** Looks at the run from time to time, if that is wanted. */
  void begin() {
    if (!terminal.tellsProgress()) {
      return;
    }
    long pause = terminal.redraws() ? REDRAW_MILLIS : NEW_LINE_MILLIS;
    var unused = clock.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
    if (!terminal.redraws()) {
      var unusedAsWell =
          clock.scheduleWithFixedDelay(
              this::tickIfStopping, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }
    var unusedToo = clock.schedule(counting::start, COUNT_AFTER_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void started(RunProgress progress) {
    run = progress;
  }

  /** Counts the rows that there will be; what cannot be counted is not told. */
  void count() {
    RunProgress known = run;
    if (known == null || closed) {
      return;
    }
    try {
      totals = known.countRows();
    } catch (Exception e) {
      // The run itself tells what is wrong with the input.
    }
  }

  /**
   * Prints where things stand once the run begins to stop, since it may be over before the next
   * line. Without a call under way there is nothing to wait for: the end is told instead.
   */
  synchronized void tickIfStopping() {
    RunProgress known = run;
    if (known != null
        && !toldStopping
        && known.stopping() != null
        && callsUnderWay(known.steps().values()) > 0) {
      tick();
    }
  }

  /** Prints where things stand, if that has changed, or a line if none was printed for a minute. */
  synchronized void tick() {
    RunProgress known = run;
    if (known == null || closed) {
      return;
    }
    String why = known.stopping();
    List<StepFacts> steps = look(known, why != null);
    String stopping =
        why == null
            ? null
            : stopping(why, callsUnderWay(steps.stream().map(StepFacts::progress).toList()));
    toldStopping = stopping != null;
    if (terminal.redraws()) {
      List<String> block = screen.block(stopping, steps);
      if (!block.equals(shown)) {
        shown = block;
        redraw(block);
      }
    } else {
      List<Object> news = new ArrayList<>(steps.stream().map(StepFacts::news).toList());
      news.add(String.valueOf(stopping));
      long now = nanoTime.getAsLong();
      if (!news.equals(shown) || now - shownAt >= SAME_LINE_NANOS) {
        shown = news;
        shownAt = now;
        terminal.err().println(Screen.line(stopping, steps));
      }
    }
  }

  private static int callsUnderWay(Collection<StepProgress> steps) {
    return steps.stream().mapToInt(StepProgress::callsUnderWay).sum();
  }

  private static String stopping(String why, int calls) {
    return "stopping (" + why + "): " + Prose.count(calls, "call") + " under way";
  }

  @Override
  public synchronized void close() {
    closed = true;
    clock.shutdownNow();
    counting.interrupt();
    if (terminal.redraws() && shown != null) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }

  private List<StepFacts> look(RunProgress known, boolean isStopping) {
    long now = nanoTime.getAsLong();
    Spending.Costs costs = known.spending().costs();
    Map<String, StepProgress> steps = known.steps();
    // Steps behind a limit have its bursts, too.
    boolean isLimited =
        steps.values().stream().anyMatch(step -> step.limitedByTheMinute() && !step.ended());
    List<StepFacts> all = new ArrayList<>();
    steps.forEach(
        (name, step) -> {
          Pace pace = paces.computeIfAbsent(name, unknown -> new Pace());
          double rate = pace.at(now, step.counts().rowsOut());
          boolean isSteady = !isStopping && (!isLimited || pace.isOfAMinute());
          all.add(new StepFacts(name, step, totals.get(name), rate, isSteady, cost(costs, name)));
        });
    return all;
  }

  private static @Nullable String cost(Spending.@Nullable Costs costs, String step) {
    BigDecimal amount = costs == null ? null : costs.steps().get(step);
    if (costs == null || amount == null || amount.signum() == 0) {
      return null;
    }
    int digits = amount.compareTo(BigDecimal.ONE) < 0 ? 4 : 2;
    return amount.setScale(digits, RoundingMode.HALF_UP).toPlainString() + " " + costs.currency();
  }

  private void redraw(List<String> lines) {
    StringBuilder text = new StringBuilder("\r");
    text.append(String.join(END_OF_LINE + "\n", lines)).append(END_OF_LINE).append("\u001b[J");
    if (lines.size() > 1) {
      text.append("\u001b[").append(lines.size() - 1).append('A');
    }
    terminal.err().print(text.append('\r'));
    terminal.err().flush();
  }

  private static int size(Terminal terminal, String variable, int otherwise) {
    try {
      return Math.max(2, Integer.parseInt(terminal.env().getOrDefault(variable, "")));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
