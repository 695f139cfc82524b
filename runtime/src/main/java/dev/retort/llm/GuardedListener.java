package dev.retort.llm;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** A listener whose exceptions end at the log. As safe for threads as the listener itself. */
final class GuardedListener implements GenerationListener {
  private final GenerationListener listener;
  private final AtomicBoolean threw;

  GuardedListener(GenerationListener listener) {
    this(listener, new AtomicBoolean());
  }

  private GuardedListener(GenerationListener listener, AtomicBoolean threw) {
    this.listener = listener;
    this.threw = threw;
  }

  boolean isOf(GenerationListener other) {
    return listener == other;
  }

  /** Who is told of one run; where there is none, this one. */
  @Override
  public GuardedListener forRun() {
    try {
      GenerationListener one = Objects.requireNonNull(listener.forRun(), "forRun() of a listener");
      return one == listener ? this : new GuardedListener(one, threw);
    } catch (Throwable e) { // As below.
      log(e);
      return this;
    }
  }

  @Override
  public void started(Started event) {
    tell(listener::started, event);
  }

  @Override
  public void waited(Waited event) {
    tell(listener::waited, event);
  }

  @Override
  public void retried(Retried event) {
    tell(listener::retried, event);
  }

  @Override
  public void answered(Answered event) {
    tell(listener::answered, event);
  }

  @Override
  public void failed(Failed event) {
    tell(listener::failed, event);
  }

  private <E> void tell(Consumer<E> method, E event) {
    try {
      method.accept(event);
    } catch (Throwable e) { // The run is worth more than whatever a listener is for.
      log(e);
    }
  }

  private void log(Throwable thrown) {
    if (threw.compareAndSet(false, true)) {
      LoggerFactory.getLogger(GenerationListener.class)
          .warn(
              "a GenerationListener ({}) threw; the run goes on, and what it throws from now on"
                  + " is not logged",
              listener.getClass().getName(),
              thrown);
    }
  }
}
