package dev.retort.cli;

import dev.retort.pipeline.RunReport;
import dev.retort.pipeline.Stop;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The Ctrl-C of a terminal and the SIGTERM of {@code kill} and {@code docker stop}: the first asks
 * the run to end, the second ends the JVM at once. A run that does not end by itself is ended after
 * a while.
 *
 * <p>The JVM's signals have no public door, and a shutdown hook never hears of the second one. So
 * {@code sun.misc.Signal} is used where there is one, by reflection, since javac warns of it in a
 * way that cannot be suppressed.
 */
final class StopSignals implements Interrupts {
  private static final List<String> NAMES = List.of("INT", "TERM");
  private static final int EXIT_CODE = 130;

  private final Terminal terminal;
  private final Duration longest;

  /**
   * Signals.
   *
   * @param longest how long a run may take to end after the first
   */
  StopSignals(Terminal terminal, Duration longest) {
    this.terminal = terminal;
    this.longest = longest;
  }

  @Override
  public RunReport during(Stop stop, Supplier<RunReport> run) {
    AtomicInteger times = new AtomicInteger();
    Runnable onSignal = () -> interrupted(stop, times.incrementAndGet());
    List<Runnable> giveBack = NAMES.stream().map(name -> handle(name, onSignal)).toList();
    try {
      return run.get();
    } finally {
      giveBack.forEach(Runnable::run);
    }
  }

  private void interrupted(Stop stop, int times) {
    if (times > 1) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    terminal.err().println();
    terminal.err().println("stopping: calls in flight get 5 seconds; Ctrl-C again stops at once");
    Thread last = new Thread(this::haltAfterAWhile, "retort-stop");
    last.setDaemon(true);
    last.start();
    stop.request();
  }

  private void haltAfterAWhile() {
    long end = System.nanoTime() + longest.toNanos();
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  /** Calls an action on every such signal; the answer gives the signal back. */
  private static Runnable handle(String name, Runnable action) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object signal = signals.getConstructor(String.class).newInstance(name);
      Method install = signals.getMethod("handle", signals, handlers);
      Object before = install.invoke(null, signal, handler(handlers, action));
      return () -> {
        try {
          install.invoke(null, signal, before);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("cannot give SIG" + name + " back", e);
        }
      };
    } catch (ReflectiveOperationException e) {
      // A JVM without such signals, or one that keeps them to itself (-Xrs): it just ends.
      return () -> {};
    }
  }

  private static Object handler(Class<?> type, Runnable action) {
    InvocationHandler body =
        (proxy, method, args) ->
            switch (method.getName()) {
              case "handle" -> {
                action.run();
                yield null;
              }
              case "equals" -> proxy == args[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "stops the run";
            };
    return Proxy.newProxyInstance(StopSignals.class.getClassLoader(), new Class<?>[] {type}, body);
  }
}
