package dev.retort.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.retort.llm.AsyncLLM;
import dev.retort.testkit.PlainLLM.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The conformance tests pass where all is well, and tell what is not. */
class LLMConformanceTest {
  /** Not run for itself: what it tests is set by those who run it. */
  abstract static class Plain extends LLMConformance {
    private final Fault fault;

    Plain(Fault fault) {
      this.fault = fault;
    }

    /** What will never happen need not be waited for. */
    @Override
    long patience() {
      return fault == Fault.LEAVES_A_THREAD || fault == Fault.CANNOT_BE_CANCELLED
          ? 2
          : super.patience();
    }

    /** It takes the JDK's client seconds to end. */
    @Test
    @Override
    protected void aClosedLLMLeavesNoThreadAndNoConnection() throws Exception {
      assumeTrue(fault == Fault.NONE || fault == Fault.LEAVES_A_THREAD);
      super.aClosedLLMLeavesNoThreadAndNoConnection();
    }

    @Override
    protected AsyncLLM llm(URI server) {
      return PlainLLMBuilder.create().model("m").baseUrl(server).fault(fault).build();
    }

    @Override
    protected String answer(Generated answer) {
      return "{\"text\":" + Generated.json(answer.text()) + "}";
    }

    @Override
    protected Map<String, String> notOnTheWire() {
      return Map.of("fault", "says what is done wrong");
    }

    @Override
    protected Map<String, Object> valuesOnTheWire() {
      return Map.of("fault", fault);
    }
  }

  static final class None extends Plain {
    None() {
      super(Fault.NONE);
    }
  }

  static final class ForgetsTemperature extends Plain {
    ForgetsTemperature() {
      super(Fault.FORGETS_TEMPERATURE);
    }
  }

  static final class ForgetsTags extends Plain {
    ForgetsTags() {
      super(Fault.FORGETS_TAGS);
    }
  }

  static final class SendsLastMessage extends Plain {
    SendsLastMessage() {
      super(Fault.SENDS_LAST_MESSAGE);
    }
  }

  static final class ForgetsWhoSpeaks extends Plain {
    ForgetsWhoSpeaks() {
      super(Fault.FORGETS_WHO_SPEAKS);
    }
  }

  static final class ForgetsRetryAfter extends Plain {
    ForgetsRetryAfter() {
      super(Fault.FORGETS_RETRY_AFTER);
    }
  }

  static final class CallsAllStatusesUnknown extends Plain {
    CallsAllStatusesUnknown() {
      super(Fault.CALLS_ALL_STATUSES_UNKNOWN);
    }
  }

  static final class FailsWithoutText extends Plain {
    FailsWithoutText() {
      super(Fault.FAILS_WITHOUT_TEXT);
    }
  }

  static final class FailsWithEmptyText extends Plain {
    FailsWithEmptyText() {
      super(Fault.FAILS_WITH_EMPTY_TEXT);
    }
  }

  static final class ReadsLatin extends Plain {
    ReadsLatin() {
      super(Fault.READS_LATIN);
    }
  }

  static final class CountsNoTokens extends Plain {
    CountsNoTokens() {
      super(Fault.COUNTS_NO_TOKENS);
    }
  }

  static final class LeavesAThread extends Plain {
    LeavesAThread() {
      super(Fault.LEAVES_A_THREAD);
    }
  }

  static final class CannotBeCancelled extends Plain {
    CannotBeCancelled() {
      super(Fault.CANNOT_BE_CANCELLED);
    }
  }

  static final class LogsTheKey extends Plain {
    LogsTheKey() {
      super(Fault.LOGS_THE_KEY);
    }
  }

  static final class PrintsTheKey extends Plain {
    PrintsTheKey() {
      super(Fault.PRINTS_THE_KEY);
    }
  }

  static final class SendsAnotherTime extends Plain {
    SendsAnotherTime() {
      super(Fault.SENDS_ANOTHER_TIME);
    }
  }

  private static Map<String, String> failuresOf(Class<? extends LLMConformance> tests) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
    Map<String, String> failures = new TreeMap<>();
    TestExecutionListener listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
              failures.put(
                  test.getDisplayName().replace("()", ""),
                  result.getThrowable().map(Throwable::getMessage).orElse(""));
            }
          }
        };
    LauncherFactory.create().execute(request, listener);
    return failures;
  }

  @Test
  void whatDoesWellPasses() {
    assertThat(failuresOf(None.class)).isEmpty();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(ForgetsTemperature.class, Set.of("temperature")),
        Arguments.of(ForgetsTags.class, Set.of("tags")),
        Arguments.of(
            SendsLastMessage.class,
            Set.of("everyMessageReachesTheServer", "theServerIsToldWhoSpeaks")),
        Arguments.of(ForgetsWhoSpeaks.class, Set.of("theServerIsToldWhoSpeaks")),
        Arguments.of(ForgetsRetryAfter.class, Set.of("HTTP 429", "HTTP 503")),
        Arguments.of(
            CallsAllStatusesUnknown.class,
            Set.of(
                "HTTP 400",
                "HTTP 401",
                "HTTP 403",
                "HTTP 422",
                "HTTP 429",
                "HTTP 500",
                "HTTP 502",
                "HTTP 503",
                "aFailedItemKeepsItsPlace",
                "whatFailedInPassingIsSentAgain")),
        Arguments.of(FailsWithoutText.class, Set.of("noTextIsAnAnswer")),
        Arguments.of(FailsWithEmptyText.class, Set.of("anEmptyTextIsAnAnswer")),
        Arguments.of(ReadsLatin.class, Set.of("unusualTextArrivesAsItIs", "what is not UTF-8")),
        Arguments.of(CountsNoTokens.class, Set.of("tokensAreThoseThatTheServerCounted")),
        Arguments.of(LeavesAThread.class, Set.of("aClosedLLMLeavesNoThreadAndNoConnection")),
        Arguments.of(
            CannotBeCancelled.class,
            Set.of(
                "a body that breaks off",
                "a connection that is closed",
                "a connection that is reset",
                "aCallThatIsGivenUpClosesItsConnection",
                "anAnswerThatDoesNotComeIsATimeout")),
        Arguments.of(LogsTheKey.class, Set.of("noLogHoldsACredential")),
        Arguments.of(PrintsTheKey.class, Set.of("noDumpAndNoPrintHoldsACredential")),
        Arguments.of(SendsAnotherTime.class, Set.of("equalCallsAreEqualRequests", "fault")));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsFoundByTheTestThatIsForIt(
      Class<? extends LLMConformance> tests, Set<String> failing) {
    assertThat(failuresOf(tests).keySet()).isEqualTo(failing);
  }

  @Test
  void aParameterThatDoesNotReachTheServerIsToldWithItsValues() {
    assertThat(failuresOf(ForgetsTemperature.class).get("temperature"))
        .startsWith(
            "temperature does not reach the server: with 1.0 and with 0.75 the same is sent. Send"
                + " it; or name it in notOnTheWire() with the reason; or give a value that matters"
                + " in valuesOnTheWire()");
  }

  static final class Excepting extends Plain {
    Excepting() {
      super(Fault.NONE);
    }

    @Override
    protected Map<String, String> notOnTheWire() {
      return Map.of("fault", "says what is done wrong", "temperature", "why not", "tmp", "gone");
    }
  }

  @Test
  void anExceptionThatIsNoneAnyMoreFails() {
    Map<String, String> failures = failuresOf(Excepting.class);

    assertThat(failures.keySet()).isEqualTo(Set.of("temperature", "what is excepted exists"));
    assertThat(failures.get("temperature"))
        .startsWith("temperature changes what is sent; take it out of notOnTheWire()");
  }

  static final class WaitsByAnotherHeader extends Plain {
    WaitsByAnotherHeader() {
      super(Fault.NONE);
    }

    @Override
    protected Map<String, String> retryAfter(Duration wait) {
      return Map.of("X-Wait-Ms", Long.toString(wait.toMillis()));
    }
  }

  @Test
  void theServerSaysWhenToComeAgainByTheHeadersOfItsApi() {
    Map<String, String> failures = failuresOf(WaitsByAnotherHeader.class);

    assertThat(failures.keySet()).isEqualTo(Set.of("HTTP 429", "HTTP 503"));
    assertThat(failures.get("HTTP 429"))
        .startsWith(
            "the server wants to be left alone for 7 s, as it says by {X-Wait-Ms=7000}, and is"
                + " asked again after PT0.")
        .contains(
            "; give GenerationException that time. If the API has another header, override"
                + " retryAfter()");
  }
}
