package dev.retort.opentelemetry;

import dev.retort.llm.GenerationListener;
import dev.retort.llm.LimiterState.Gate;
import java.time.Duration;

/** A listener that passes on what it hears, as those that users write about another do. */
class Relay implements GenerationListener {
  private final GenerationListener to;

  Relay(GenerationListener to) {
    this.to = to;
  }

  /** Also tells of a quarter of a second at a limit, which a test would have to sit out. */
  static Relay ofAWait(GenerationListener to) {
    return new Relay(to) {
      @Override
      public void started(Started event) {
        super.started(event);
        to.waited(new Waited(event.call(), Gate.IN_FLIGHT, Duration.ofMillis(250)));
      }
    };
  }

  @Override
  public void started(Started event) {
    to.started(event);
  }

  @Override
  public void waited(Waited event) {
    to.waited(event);
  }

  @Override
  public void retried(Retried event) {
    to.retried(event);
  }

  @Override
  public void answered(Answered event) {
    to.answered(event);
  }

  @Override
  public void failed(Failed event) {
    to.failed(event);
  }
}
