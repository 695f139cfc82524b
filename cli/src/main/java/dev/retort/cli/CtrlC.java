package dev.retort.cli;

import dev.retort.pipeline.RunReport;
import dev.retort.pipeline.Stop;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The Ctrl-C of a terminal: the first asks the run to end, the second ends the JVM at once. A run
 * that does not end by itself is ended after a while.
 *
 * <p>The JVM's signals have no public door, and a shutdown hook never hears of the second Ctrl-C.
 * So {@code sun.misc.Signal} is used where there is one, by reflection, since javac warns of it in
 * a way that cannot be suppressed.
 */
final class CtrlC implements Interrupts {
  private static final int EXIT_CODE = 130;
  private static final long LONGEST_SECONDS = 5;

  private final Terminal terminal;

  CtrlC(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public RunReport during(Stop stop, Supplier<RunReport> run) {
    AtomicInteger times = new AtomicInteger();
    Runnable giveBack = handle(() -> interrupted(stop, times.incrementAndGet()));
    try {
      return run.get();
    } finally {
      giveBack.run();
    }
  }

  private void interrupted(Stop stop, int times) {
    if (times > 1) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    terminal.err().println();
    terminal.err().println("stopping: calls in flight get 5 seconds; Ctrl-C again stops at once");
    Thread last = new Thread(CtrlC::haltAfterAWhile, "retort-ctrl-c");
    last.setDaemon(true);
    last.start();
    stop.request();
  }

  private static void haltAfterAWhile() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  /** Calls an action on every Ctrl-C; the answer gives Ctrl-C back. */
  private static Runnable handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler body =
          (proxy, method, args) ->
              switch (method.getName()) {
                case "handle" -> {
                  action.run();
                  yield null;
                }
                case "equals" -> proxy == args[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "Ctrl-C";
              };
      Object ours =
          Proxy.newProxyInstance(CtrlC.class.getClassLoader(), new Class<?>[] {handler}, body);
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      var install = signal.getMethod("handle", signal, handler);
      Object before = install.invoke(null, interrupt, ours);
      return () -> {
        try {
          install.invoke(null, interrupt, before);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("cannot give Ctrl-C back", e);
        }
      };
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // A JVM without such signals, or one that keeps them to itself (-Xrs): Ctrl-C just ends it.
      return () -> {};
    }
  }
}
