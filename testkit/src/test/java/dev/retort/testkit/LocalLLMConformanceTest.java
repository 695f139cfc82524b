package dev.retort.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.retort.compose.FallbackLLMBuilder;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.testkit.EchoLLM.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The tests for LLMs that ask no server fail where such an LLM is wrong, and only there. */
class LocalLLMConformanceTest {
  abstract static class Echo extends LocalLLMConformance {
    private final Fault fault;

    Echo(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected LLM llm() {
      return EchoLLMBuilder.create().fault(fault).build();
    }

    @Override
    protected Input unanswerable() {
      return Input.of(EchoLLM.UNANSWERABLE);
    }

    @Override
    protected Map<String, Object> values() {
      return Map.of("fault", Fault.NONE == fault ? "REMEMBERS" : "NONE");
    }
  }

  static final class None extends Echo {
    None() {
      super(Fault.NONE);
    }
  }

  static final class TurnsListsRound extends Echo {
    TurnsListsRound() {
      super(Fault.TURNS_LISTS_ROUND);
    }
  }

  static final class Remembers extends Echo {
    Remembers() {
      super(Fault.REMEMBERS);
    }
  }

  static final class CountsInItsConfig extends Echo {
    CountsInItsConfig() {
      super(Fault.COUNTS_IN_ITS_CONFIG);
    }
  }

  static final class LeavesAThread extends Echo {
    LeavesAThread() {
      super(Fault.LEAVES_A_THREAD);
    }

    @Override
    long patience() {
      return 0;
    }
  }

  /** LLMs within are no values that could be compared. */
  static class HoldsOthers extends LocalLLMConformance {
    @Override
    protected LLM llm() {
      return FallbackLLMBuilder.create().llms(List.of(echo("NONE"))).build();
    }

    private static LLM echo(String fault) {
      return EchoLLMBuilder.create().fault(Fault.valueOf(fault)).build();
    }

    @Override
    protected Map<String, Object> values() {
      return Map.of("llms", List.of(echo("NONE"), echo("REMEMBERS")));
    }
  }

  static final class NamesNoOthers extends HoldsOthers {
    @Override
    protected Map<String, Object> values() {
      return Map.of();
    }
  }

  static final class SinksAll extends Echo {
    SinksAll() {
      super(Fault.SINKS_ALL);
    }
  }

  static final class EndsForGood extends Echo {
    EndsForGood() {
      super(Fault.ENDS_FOR_GOOD);
    }
  }

  private static Map<String, String> failuresOf(Class<?> tests) {
    Map<String, String> failures = new TreeMap<>();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                  failures.put(
                      test.getDisplayName().replace("()", ""),
                      result.getThrowable().map(Throwable::getMessage).orElse(""));
                }
              }
            });
    return failures;
  }

  @Test
  void whatDoesWellPasses() {
    assertThat(failuresOf(None.class)).isEmpty();
  }

  @Test
  void whatHoldsOthersAndDoesWellPasses() {
    assertThat(failuresOf(HoldsOthers.class)).isEmpty();
  }

  @Test
  void otherLLMsToHoldAreAskedOfTheAuthor() {
    assertThat(failuresOf(NamesNoOthers.class))
        .containsOnlyKeys("aConfigInJsonIsReadAgain", "aConfigInYamlIsReadAgain")
        .containsEntry(
            "aConfigInJsonIsReadAgain",
            "no value for llms: list[llm] was found; give one in values()");
  }

  static Stream<Arguments> faults() {
    String order = "outputsAreInTheOrderOfTheirInputs";
    String threads = "callsFromSeveralThreadsDoNotMix";
    String interrupt = "anInterruptedCallAnswersOrIsCancelledAndTheNextIsAnswered";
    return Stream.of(
        Arguments.of(
            TurnsListsRound.class,
            Set.of(order, threads),
            order,
            "each belongs to the input at its place, and is what that gives alone"),
        Arguments.of(
            Remembers.class,
            Set.of(order, threads, interrupt, "anLLMCanBeUnloadedAtAnyTimeAndLoadedAgain"),
            threads,
            "keep nothing of a call"),
        Arguments.of(
            CountsInItsConfig.class,
            Set.of("callsLeaveTheConfigAlone"),
            "callsLeaveTheConfigAlone",
            "what is worked out belongs into fields that are no attributes"),
        Arguments.of(
            LeavesAThread.class,
            Set.of("aClosedLLMLeavesNoThread"),
            "aClosedLLMLeavesNoThread",
            "threads are left after close(): [left]"),
        Arguments.of(
            SinksAll.class,
            Set.of("anInputThatFailsFailsAlone"),
            "anInputThatFailsFailsAlone",
            "fail that one with GenerateOutput.failed, and answer the others"),
        Arguments.of(EndsForGood.class, Set.of(interrupt), interrupt, "interrupted"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatIsWrongFailsTheTestsForIt(
      Class<?> tests, Set<String> failing, String test, String remedy) {
    Map<String, String> failures = failuresOf(tests);

    assertThat(failures.keySet()).isEqualTo(failing);
    assertThat(failures.get(test)).contains(remedy);
  }
}
