package dev.retort.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.retort.llm.AsyncLLM;
import dev.retort.testkit.PlainLLM.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
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
    /** By fault, the tests that wait for what will never happen. */
    private static final Map<Fault, Set<String>> IN_VAIN =
        Map.of(
            Fault.LEAVES_A_THREAD,
            Set.of("aClosedLLMLeavesNoThreadAndNoConnection"),
            Fault.CANNOT_BE_CANCELLED,
            Set.of("aCallThatIsGivenUpClosesItsConnection", "anAnswerThatDoesNotComeIsATimeout"),
            Fault.ONE_AT_A_TIME,
            Set.of("outputsAreInTheOrderOfTheirInputs"));

    private final Fault fault;
    private boolean waitsInVain;

    Plain(Fault fault) {
      this.fault = fault;
    }

    @BeforeEach
    void look(TestInfo test) {
      String method = test.getTestMethod().orElseThrow().getName();
      waitsInVain = IN_VAIN.getOrDefault(fault, Set.of()).contains(method);
    }

    @Override
    long patience() {
      return waitsInVain ? 2 : super.patience();
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

  static class CountsByHeadersAlone extends Plain {
    CountsByHeadersAlone() {
      super(Fault.COUNTS_BY_HEADERS_ALONE);
    }
  }

  static final class IsToldCountsByHeaders extends CountsByHeadersAlone {
    @Override
    protected Map<String, String> headers(Generated answer) {
      return Map.of(
          "X-Tokens-In", Integer.toString(answer.inputTokens()),
          "X-Tokens-Out", Integer.toString(answer.outputTokens()));
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

  static final class ForgetsModel extends Plain {
    ForgetsModel() {
      super(Fault.FORGETS_MODEL);
    }
  }

  static final class ForgetsDates extends Plain {
    ForgetsDates() {
      super(Fault.FORGETS_DATES);
    }
  }

  static final class ForgetsMilliseconds extends Plain {
    ForgetsMilliseconds() {
      super(Fault.FORGETS_MILLISECONDS);
    }
  }

  static final class TakesMillisecondsForSeconds extends Plain {
    TakesMillisecondsForSeconds() {
      super(Fault.TAKES_MILLISECONDS_FOR_SECONDS);
    }
  }

  static final class AnswersTheFirstCaller extends Plain {
    AnswersTheFirstCaller() {
      super(Fault.ANSWERS_THE_FIRST_CALLER);
    }
  }

  static final class OneAtATime extends Plain {
    OneAtATime() {
      super(Fault.ONE_AT_A_TIME);
    }
  }

  static final class SwallowsErrors extends Plain {
    SwallowsErrors() {
      super(Fault.SWALLOWS_ERRORS);
    }
  }

  static final class RetriesItself extends Plain {
    RetriesItself() {
      super(Fault.RETRIES_ITSELF);
    }
  }

  static final class RepeatsTheServer extends Plain {
    RepeatsTheServer() {
      super(Fault.REPEATS_THE_SERVER);
    }
  }

  static final class LogsTheServer extends Plain {
    LogsTheServer() {
      super(Fault.LOGS_THE_SERVER);
    }
  }

  static final class KeepsTheKey extends Plain {
    KeepsTheKey() {
      super(Fault.KEEPS_THE_KEY);
    }
  }

  static final class ChangesItsConfig extends Plain {
    ChangesItsConfig() {
      super(Fault.CHANGES_ITS_CONFIG);
    }
  }

  /** Not run for itself, either. */
  abstract static class Several extends LLMConformance {
    private final SeveralLLM.Fault fault;

    Several(SeveralLLM.Fault fault) {
      this.fault = fault;
    }

    @Override
    protected AsyncLLM llm(URI server) {
      return SeveralLLMBuilder.create().baseUrl(server).fault(fault).build();
    }

    @Override
    protected Map<String, Object> valuesOnTheWire() {
      return Map.of("fault", fault);
    }

    @Override
    protected String answer(Generated answer) {
      return answer.texts().stream()
          .map(Generated::json)
          .collect(Collectors.joining(",", "{\"texts\":[", "]}"));
    }
  }

  static final class NoneOfSeveral extends Several {
    NoneOfSeveral() {
      super(SeveralLLM.Fault.NONE);
    }
  }

  static final class Reverses extends Several {
    Reverses() {
      super(SeveralLLM.Fault.REVERSES);
    }
  }

  static final class RepeatsTheFirst extends Several {
    RepeatsTheFirst() {
      super(SeveralLLM.Fault.REPEATS_THE_FIRST);
    }
  }

  static final class FillsUp extends Several {
    FillsUp() {
      super(SeveralLLM.Fault.FILLS_UP);
    }
  }

  static final class AsksForEach extends Several {
    AsksForEach() {
      super(SeveralLLM.Fault.ASKS_FOR_EACH);
    }
  }

  private static Map<String, String> failuresOf(Class<? extends LLMConformance> tests) {
    return failuresOf(selectClass(tests));
  }

  private static Map<String, String> failuresOf(
      Class<? extends LLMConformance> tests, String method) {
    return failuresOf(selectMethod(tests, method));
  }

  private static Map<String, String> failuresOf(DiscoverySelector tests) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(tests).build();
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
        Arguments.of(
            ForgetsRetryAfter.class,
            Set.of(
                "HTTP 429 in seconds",
                "HTTP 429 in milliseconds",
                "HTTP 429 as a date",
                "HTTP 503 in seconds",
                "HTTP 503 in milliseconds",
                "HTTP 503 as a date")),
        Arguments.of(
            CallsAllStatusesUnknown.class,
            Set.of(
                "HTTP 400",
                "HTTP 401",
                "HTTP 403",
                "HTTP 422",
                "HTTP 429",
                "HTTP 429 in seconds",
                "HTTP 429 in milliseconds",
                "HTTP 429 as a date",
                "HTTP 500",
                "HTTP 502",
                "HTTP 503",
                "HTTP 503 in seconds",
                "HTTP 503 in milliseconds",
                "HTTP 503 as a date",
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

    assertThat(failures.keySet())
        .isEqualTo(Set.of("HTTP 429 by its own headers", "HTTP 503 by its own headers"));
    assertThat(failures.get("HTTP 429 by its own headers"))
        .startsWith(
            "the server wants to be left alone for 7 s, as it says by {X-Wait-Ms=7000}, and is"
                + " asked again after PT0.")
        .contains(
            "; give GenerationException that time, which RetryAfter reads. If the API has another"
                + " header, override retryAfter()");
  }

  @Test
  void whatTheServerCountsByHeadersIsTold() {
    assertThat(failuresOf(IsToldCountsByHeaders.class, "tokensAreThoseThatTheServerCounted"))
        .isEmpty();
  }

  /** A class, the test that is for its fault, what fails of it, and what the author is told. */
  static Stream<Arguments> faultsWithTheirRemedies() {
    String order = "outputsAreInTheOrderOfTheirInputs";
    String several = "severalGenerationsAreThoseOfTheirInput";
    String missing = "generationsThatAreMissingAreNullAndTold";
    return Stream.of(
        Arguments.of(
            ForgetsModel.class,
            "everyParameterReachesTheServer",
            Set.of("model"),
            "model does not reach the server: with m and with kit model the same is sent. Send it;"),
        Arguments.of(
            ForgetsDates.class,
            "retryAfterIsObeyed",
            Set.of("HTTP 429 as a date", "HTTP 503 as a date"),
            "; give GenerationException that time, which RetryAfter reads. If the API has another"),
        Arguments.of(
            ForgetsMilliseconds.class,
            "retryAfterIsObeyed",
            Set.of("HTTP 429 in milliseconds", "HTTP 503 in milliseconds"),
            "the server wants to be left alone for 7 s, as it says by {Retry-After-Ms=7000}, and is asked"),
        Arguments.of(
            TakesMillisecondsForSeconds.class,
            "retryAfterIsObeyed",
            Set.of("HTTP 429 in milliseconds", "HTTP 503 in milliseconds"),
            "must be sent again when the server says, failed for good"),
        Arguments.of(
            AnswersTheFirstCaller.class,
            order,
            Set.of(order),
            "each belongs to the input of its own request; keep nothing of a call in a field"),
        Arguments.of(
            OneAtATime.class,
            order,
            Set.of(order),
            "max_concurrency was 4, and fewer requests came at once; the operative method must not"
                + " keep other calls waiting"),
        Arguments.of(
            SwallowsErrors.class,
            "aFailedItemKeepsItsPlace",
            Set.of("aFailedItemKeepsItsPlace"),
            "; throw a GenerationException, whose failure becomes that of the item"),
        Arguments.of(
            RetriesItself.class,
            "statusesAreToldApart",
            Set.of("HTTP 500", "HTTP 502", "HTTP 503"),
            "requests with max_retries 0: the runtime alone sends again"),
        Arguments.of(
            CountsByHeadersAlone.class,
            "tokensAreThoseThatTheServerCounted",
            Set.of("tokensAreThoseThatTheServerCounted"),
            "input tokens; give GenerateOutput the Statistics of the answer. If the API tells them"
                + " in headers, override headers()"),
        Arguments.of(
            LogsTheServer.class,
            "noLogHoldsACredential",
            Set.of("noLogHoldsACredential"),
            "the log holds a credential; leave it out: "),
        Arguments.of(
            KeepsTheKey.class,
            "noDumpAndNoPrintHoldsACredential",
            Set.of("noDumpAndNoPrintHoldsACredential"),
            "toJson() holds a credential; leave it out: "),
        Arguments.of(
            ChangesItsConfig.class,
            "callsLeaveTheConfigAlone",
            Set.of("callsLeaveTheConfigAlone"),
            "; what is worked out belongs into fields that are no attributes"),
        Arguments.of(
            CannotBeCancelled.class,
            "aCallThatIsGivenUpClosesItsConnection",
            Set.of("aCallThatIsGivenUpClosesItsConnection"),
            "the caller was interrupted, and its connection is still open; pass the interrupt or the"
                + " cancellation of the stage on to the exchange"),
        Arguments.of(
            Reverses.class,
            several,
            Set.of(several),
            "three generations were asked for, and the server gave these three in this order"),
        Arguments.of(
            RepeatsTheFirst.class,
            several,
            Set.of(several),
            "three generations were asked for, and the server gave these three in this order"),
        Arguments.of(
            AsksForEach.class,
            several,
            Set.of(several),
            "requests: the operative method takes int numGenerations, so one call gives them all"),
        Arguments.of(
            FillsUp.class,
            missing,
            Set.of(missing),
            "three generations were asked for and two came; give the runtime the two, which notes"
                + " what is missing"));
  }

  @ParameterizedTest
  @MethodSource("faultsWithTheirRemedies")
  void aFaultIsToldWithWhatToDo(
      Class<? extends LLMConformance> tests, String method, Set<String> failing, String remedy) {
    Map<String, String> failures = failuresOf(tests, method);

    assertThat(failures.keySet()).isEqualTo(failing);
    assertThat(failures.values()).allSatisfy(message -> assertThat(message).contains(remedy));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "severalGenerationsAreThoseOfTheirInput",
        "generationsThatAreMissingAreNullAndTold",
        "aConfigInJsonIsReadAgain",
        "aConfigInYamlIsReadAgain"
      })
  void whatGivesSeveralGenerationsWellPasses(String method) {
    assertThat(failuresOf(NoneOfSeveral.class, method)).isEmpty();
  }

  /** The runtime hides it, whatever the LLM does. */
  @Test
  void whatRepeatsTheServerTellsNoCredential() {
    assertThat(failuresOf(RepeatsTheServer.class, "noErrorRepeatsACredential")).isEmpty();
  }
}
