package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every LLM must do that asks no server, as tests: extend it and say how the LLM is made. For
 * those behind HTTP there is more in {@link LLMConformance}.
 *
 * <pre>{@code
 * class AcmeLocalLLMConformanceTest extends LocalLLMConformance {
 *   @Override
 *   protected LLM llm() {
 *     return AcmeLocalLLMBuilder.create()
 *         .modelPath(model)
 *         .generationKwargs(k -> k.temperature(0.0))
 *         .build();
 *   }
 * }
 * }</pre>
 *
 * <p>A test that is wrong for an LLM is overridden and disabled, with the reason.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
public abstract class LocalLLMConformance {
  private static final int CALLERS = 4;

  /** For subclasses. */
  protected LocalLLMConformance() {}

  /**
   * Makes an LLM that gives equal inputs equal outputs.
   *
   * @return a new LLM, not loaded
   */
  protected abstract LLM llm();

  /**
   * What an LLM makes of each input. Of outputs that are alike, these are equal.
   *
   * @param llm that is loaded
   * @param inputs some
   * @return one an input; by default its generations
   */
  protected List<?> outputs(LLM llm, List<Input> inputs) {
    return llm.generateOutputs(inputs, 1).stream().map(GenerateOutput::generations).toList();
  }

  /**
   * Values for parameters whose type alone does not say what the LLM takes.
   *
   * @return wire name to a value that it may have and does not have now; none by default
   */
  protected Map<String, Object> values() {
    return Map.of();
  }

  /**
   * An input that the LLM cannot answer, such as one that is too long.
   *
   * @return null by default: there is none, or all of a call fails with it
   */
  protected @Nullable Input unanswerable() {
    return null;
  }

  /** How many seconds are waited for what must happen at once. */
  long patience() {
    return 60;
  }

  private static List<Input> stories() {
    return List.of(
        Input.of("Once upon a time"),
        Input.of("Lily and Tom went to the park"),
        Input.of("The cat"),
        Input.of("One day a big dog saw a red ball in the garden"));
  }

  private LLM loaded() {
    LLM llm = llm();
    llm.load();
    return llm;
  }

  private List<?> eachAlone(LLM llm) {
    List<Object> alone = new ArrayList<>();
    stories().forEach(story -> alone.addAll(outputs(llm, List.of(story))));
    return alone;
  }

  /** Several inputs at once give what each of them gives alone, in their order. */
  @Test
  protected void outputsAreInTheOrderOfTheirInputs() {
    try (LLM llm = loaded()) {
      List<?> alone = eachAlone(llm);

      assertEquals(
          alone,
          outputs(llm, stories()),
          "the outputs of four inputs at once; each belongs to the input at its place, and is what"
              + " that gives alone");
      assertNotEquals(alone.get(0), alone.get(1), "what two inputs give");
    }
  }

  /** Calls from several threads do not mix. */
  @Test
  protected void callsFromSeveralThreadsDoNotMix() {
    try (LLM llm = loaded()) {
      List<?> alone = eachAlone(llm);
      List<CompletableFuture<List<?>>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        CompletableFuture<List<?>> call = new CompletableFuture<>();
        calls.add(call);
        Thread caller = new Thread(() -> call.complete(outputs(llm, stories())), "conformance");
        caller.setUncaughtExceptionHandler((thread, e) -> call.completeExceptionally(e));
        caller.start();
      }

      for (CompletableFuture<List<?>> call : calls) {
        assertEquals(
            alone, call.join(), "the outputs of one of four calls at once; keep nothing of a call");
      }
    }
  }

  /** As many as are asked for. */
  @Test
  protected void severalGenerationsAreThoseOfTheirInput() {
    try (LLM llm = loaded()) {
      List<GenerateOutput> outputs = llm.generateOutputs(stories(), 3);

      assertEquals(
          List.of(3, 3, 3, 3),
          outputs.stream().map(output -> output.generations().size()).toList(),
          "generations of four inputs with num_generations 3");
    }
  }

  /** What one input has wrong is no harm to those beside it. */
  @Test
  protected void anInputThatFailsFailsAlone() {
    Input wrong = unanswerable();
    assumeTrue(wrong != null, "unanswerable() gives no input");
    try (LLM llm = loaded()) {
      List<Input> inputs = new ArrayList<>(stories());
      inputs.add(2, wrong);
      List<GenerateOutput> outputs = llm.generateOutputs(inputs, 1);

      assertEquals(
          List.of(false, false, true, false, false),
          outputs.stream().map(output -> output.error() != null).toList(),
          "which of five inputs failed, of which the third cannot be answered; fail that one with"
              + " GenerateOutput.failed, and answer the others");
    }
  }

  /**
   * A call whose thread is interrupted answers as ever, or has been cancelled; and the next one.
   */
  @Test
  protected void anInterruptedCallAnswersOrIsCancelledAndTheNextIsAnswered() {
    try (LLM llm = loaded()) {
      List<?> before = outputs(llm, stories());
      Thread.currentThread().interrupt();
      try {
        assertEquals(
            before,
            outputs(llm, stories()),
            "the outputs of an interrupted call; answer all, or let it end with"
                + " InterruptedException");
      } catch (GenerationException e) {
        assertEquals(Kind.CANCELLED, e.failure().kind(), "why an interrupted call ended");
      } finally {
        Thread.interrupted(); // For the calls that follow.
      }

      assertEquals(before, outputs(llm, stories()), "the next call, after an interrupted one");
    }
  }

  /** Nothing is asked, nothing is said. */
  @Test
  protected void noInputsGiveNoOutputs() {
    try (LLM llm = loaded()) {
      assertEquals(List.of(), outputs(llm, List.of()));
    }
  }

  /** Every attribute and kwarg, with another value than it has. */
  @Test
  protected void aConfigInYamlIsReadAgain() {
    assertReadAgain(LLM::toYaml, LLM::fromYaml);
  }

  /** Every attribute and kwarg, with another value than it has. */
  @Test
  protected void aConfigInJsonIsReadAgain() {
    assertReadAgain(LLM::toJson, LLM::fromJson);
  }

  private void assertReadAgain(Function<LLM, String> write, Function<String, LLM> read) {
    try (LLM llm = llm()) {
      WrittenConfig.assertReadAgain(llm, new Changes("values()", this::values), write, read);
    }
  }

  /** What is worked out does not get into a dump. */
  @Test
  protected void callsLeaveTheConfigAlone() {
    try (LLM llm = llm()) {
      String before = llm.toJson();
      llm.load();
      outputs(llm, stories());
      llm.unload();

      assertEquals(
          before,
          llm.toJson(),
          "the config after load(), a call and unload(); what is worked out belongs into fields"
              + " that are no attributes");
    }
  }

  /** In any order, and as often as one likes. */
  @Test
  protected void anLLMCanBeUnloadedAtAnyTimeAndLoadedAgain() {
    try (LLM llm = llm()) {
      llm.unload();
      llm.load();
      List<?> first = outputs(llm, stories());
      llm.unload();
      llm.unload();
      llm.load();

      assertEquals(first, outputs(llm, stories()), "unloaded before, and loaded again");
    }
  }

  /** No thread is left that the LLM has started. */
  @Test
  protected void aClosedLLMLeavesNoThread() throws InterruptedException {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    ThreadGroup group = new ThreadGroup("conformance");
    Thread caller = new Thread(group, () -> outputsOfItsOwn(), "conformance");
    caller.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
    caller.start();
    caller.join();
    Throwable failure = thrown.get();
    if (failure != null) {
      throw new AssertionError("the call failed", failure);
    }
    OwnThreads.awaitEnd(group, patience());
  }

  private void outputsOfItsOwn() {
    try (LLM llm = loaded()) {
      outputs(llm, stories());
    }
  }

  /** Only where the LLM declares some. */
  @Test
  protected void noDumpAndNoPrintHoldsACredential() {
    try (LLM llm = llm()) {
      List<String> secrets = new Configured(llm).setSecrets();
      assumeTrue(!secrets.isEmpty(), "the LLM declares no Secret");
      for (String text :
          List.of(
              llm.toJson(),
              llm.toYaml(),
              llm.toString(),
              String.valueOf(llm.runtimeParametersInfo()))) {
        secrets.forEach(
            secret ->
                assertFalse(
                    text.contains(secret),
                    () -> "a credential is told; leave it out: " + text.replace(secret, "<here>")));
      }
    }
  }
}
