package dev.retort.testkit;

import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a fake answers. Nothing but arithmetic: the same seed, input, kwargs and number of the
 * generation give the same text, in whatever order and from how many threads it is asked.
 *
 * <p>A text is a few words, fewer where a kwarg bounds the tokens; tokens are words. An input that
 * asks for a form gets it: JSON that is valid under the schema, or a text that the expression
 * matches. Immutable.
 */
public final class FakeAnswers {
  /** What fails, how often and how. */
  record Failing(Predicate<Input> which, int attempts, Failure failure) {}

  private final long seed;
  private final List<Failing> failing;

  private FakeAnswers(long seed, List<Failing> failing) {
    this.seed = seed;
    this.failing = List.copyOf(failing);
  }

  /**
   * Answers everything.
   *
   * @param seed another one gives other texts
   * @return the answers
   */
  public static FakeAnswers seeded(long seed) {
    return new FakeAnswers(seed, List.of());
  }

  /**
   * Fails always for some inputs.
   *
   * @param which the inputs
   * @param kind what goes wrong; what the runtime sends again, it sends again
   * @return a copy
   */
  public FakeAnswers failing(Predicate<Input> which, Kind kind) {
    return failingFirst(Integer.MAX_VALUE, which, kind);
  }

  /**
   * Fails for some inputs until it was asked often enough.
   *
   * @param attempts how often each of the inputs fails, counted for the fake
   * @param which the inputs
   * @param kind what goes wrong; what the runtime sends again, it sends again
   * @return a copy
   */
  public FakeAnswers failingFirst(int attempts, Predicate<Input> which, Kind kind) {
    List<Failing> all = new ArrayList<>(failing);
    String message = "the fake was told to fail with " + kind;
    all.add(new Failing(which, attempts, Failure.of(kind, message)));
    return new FakeAnswers(seed, all);
  }

  /**
   * Starts a fake; for generated code.
   *
   * @param <T> the LLM
   * @param configured whose config the fake has
   * @param fake a new object of a subclass; gets the config
   * @return what answers its calls
   */
  public <T extends LLM> FakeCalls calls(T configured, T fake) {
    new Configured(configured).copyTo(fake);
    return new FakeCalls(configured.descriptor(), seed, failing);
  }
}
