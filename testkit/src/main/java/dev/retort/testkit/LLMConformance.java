package dev.retort.testkit;

import dev.retort.llm.AsyncLLM;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * What every LLM behind HTTP must do, as tests: extend it, say how the LLM is made and how its
 * server answers, and the tests are there. They call a real server on the loopback address.
 *
 * <pre>{@code
 * class AcmeLLMConformanceTest extends LLMConformance {
 *   @Override
 *   protected AsyncLLM llm(URI server) {
 *     return AcmeLLMBuilder.create().model("acme-1").baseUrl(server).build();
 *   }
 *
 *   @Override
 *   protected String answer(Generated answer) {
 *     return "{\"text\":" + Generated.json(answer.text()) + "}";
 *   }
 * }
 * }</pre>
 *
 * <p>What is declared is found from the descriptor: each parameter gets a value that it has not
 * had, and must change what is sent. One that rightly does not is named, with the reason, by {@link
 * #notOnTheWire}. A test that is wrong for a provider is overridden and disabled, with the reason:
 *
 * <pre>{@code
 * @Override
 * @Disabled("the API counts no tokens")
 * protected void tokensAreThoseThatTheServerCounted() {}
 * }</pre>
 *
 * <p>The one test that reads the log needs Logback on the class path, and is skipped without it.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
public abstract class LLMConformance {
  private Bench bench;

  /** For subclasses. */
  protected LLMConformance() {}

  /**
   * Makes an LLM that calls a server. What else it needs is up to you; credentials are put into it
   * by the tests.
   *
   * @param server the root of the server, such as {@code http://127.0.0.1:4711}
   * @return a new LLM, not loaded
   */
  protected abstract AsyncLLM llm(URI server);

  /**
   * The body of a good answer in the provider's own words.
   *
   * @param answer what it must say
   * @return the body, of status 200
   */
  protected abstract String answer(Generated answer);

  /**
   * What a good answer says in headers, such as counts of tokens.
   *
   * @param answer what it must say
   * @return name to value; none by default
   */
  protected Map<String, String> headers(Generated answer) {
    return Map.of();
  }

  /**
   * The body of an answer that says that something is wrong.
   *
   * @param status of HTTP, 400 or more
   * @param message what the server says
   * @return the body; by default an object with {@code error.message}
   */
  protected String error(int status, String message) {
    return "{\"error\":{\"message\":" + Generated.json(message) + "}}";
  }

  /**
   * The headers by which the server says when to come again.
   *
   * @param wait how long it wants to be left alone, in whole seconds
   * @return name to value; by default {@code Retry-After} in seconds
   */
  protected Map<String, String> retryAfter(Duration wait) {
    return RetryAfterForms.standard(wait);
  }

  /**
   * Values for parameters whose type alone does not say what the LLM takes, or of which a value
   * changes nothing.
   *
   * @return wire name to a value that it may have and does not have now; none by default
   */
  protected Map<String, Object> valuesOnTheWire() {
    return Map.of();
  }

  /**
   * The parameters that rightly change nothing of what is sent.
   *
   * @return wire name to the reason; none by default
   */
  protected Map<String, String> notOnTheWire() {
    return Map.of();
  }

  /** How many seconds are waited for what must happen at once. */
  long patience() {
    return 60;
  }

  @BeforeEach
  final void serve() {
    bench = new Bench(this);
  }

  @AfterEach
  final void stop() {
    bench.close();
  }

  // --- Many inputs, several generations --------------------------------------------------------

  /** Answers that come in reverse. */
  @Test
  protected void outputsAreInTheOrderOfTheirInputs() {
    new ManyInputs(bench).outputsAreInTheOrderOfTheirInputs();
  }

  /** Native or not, each output has exactly the generations of its input. */
  @Test
  protected void severalGenerationsAreThoseOfTheirInput() {
    new ManyInputs(bench).severalGenerationsAreThoseOfTheirInput();
  }

  /** What came is kept. */
  @Test
  protected void generationsThatAreMissingAreNullAndTold() {
    new ManyInputs(bench).generationsThatAreMissingAreNullAndTold();
  }

  /** The others are answered. */
  @Test
  protected void aFailedItemKeepsItsPlace() {
    new ManyInputs(bench).aFailedItemKeepsItsPlace();
  }

  // --- Texts -----------------------------------------------------------------------------------

  @Test
  protected void everyMessageReachesTheServer() {
    new Texts(bench).everyMessageReachesTheServer();
  }

  /** The same words by the system, the user and the model are three requests. */
  @Test
  protected void theServerIsToldWhoSpeaks() {
    new Texts(bench).theServerIsToldWhoSpeaks();
  }

  @Test
  protected void unusualTextArrivesAsItIs() {
    new Texts(bench).unusualTextArrivesAsItIs();
  }

  @Test
  protected void anEmptyTextIsAnAnswer() {
    new Texts(bench).anEmptyTextIsAnAnswer();
  }

  /** The model gave none: that is no failure, and nothing to ask again for. */
  @Test
  protected void noTextIsAnAnswer() {
    new Texts(bench).noTextIsAnAnswer();
  }

  @Test
  protected void tokensAreThoseThatTheServerCounted() {
    new Texts(bench).tokensAreThoseThatTheServerCounted();
  }

  /** Only where the LLM says that it supports one. */
  @Test
  protected void theFormOfTheAnswerReachesTheServer() {
    new Texts(bench).theFormOfTheAnswerReachesTheServer();
  }

  /** Only where the LLM says that it takes them; where not, the runtime refuses them. */
  @Test
  protected void anImageReachesTheServer() {
    new Texts(bench).anImageReachesTheServer();
  }

  // --- What is declared ------------------------------------------------------------------------

  @Test
  protected void equalCallsAreEqualRequests() {
    new OnTheWire(bench).equalCallsAreEqualRequests();
  }

  /**
   * Sets each kwarg and attribute in turn.
   *
   * @return one test a parameter
   */
  @TestFactory
  protected Stream<DynamicTest> everyParameterReachesTheServer() {
    return new OnTheWire(bench).everyParameterReachesTheServer();
  }

  @Test
  protected void aConfigInYamlIsReadAgain() {
    new WrittenConfig(bench).aConfigInYamlIsReadAgain();
  }

  @Test
  protected void aConfigInJsonIsReadAgain() {
    new WrittenConfig(bench).aConfigInJsonIsReadAgain();
  }

  /** What is written after calls is what was written before. */
  @Test
  protected void callsLeaveTheConfigAlone() {
    new WrittenConfig(bench).callsLeaveTheConfigAlone();
  }

  // --- What goes wrong -------------------------------------------------------------------------

  /**
   * Answers with each status.
   *
   * @return one test a status
   */
  @TestFactory
  protected Stream<DynamicTest> statusesAreToldApart() {
    return new Failures(bench).statusesAreToldApart();
  }

  /**
   * Answers that are none, and exchanges that break.
   *
   * @return one test a kind of them
   */
  @TestFactory
  protected Stream<DynamicTest> whatIsNoAnswerIsAFailure() {
    return new Failures(bench).whatIsNoAnswerIsAFailure();
  }

  @Test
  protected void whatFailedInPassingIsSentAgain() {
    new Failures(bench).whatFailedInPassingIsSentAgain();
  }

  /**
   * Says in each form when to come again, with each status that may say so: by {@link #retryAfter},
   * and where that is the standard's header, in all its forms.
   *
   * @return one test a form and status
   */
  @TestFactory
  protected Stream<DynamicTest> retryAfterIsObeyed() {
    return new RetryAfterForms(bench).retryAfterIsObeyed();
  }

  @Test
  protected void anAnswerThatDoesNotComeIsATimeout() throws Exception {
    new Failures(bench).anAnswerThatDoesNotComeIsATimeout();
  }

  // --- Life ------------------------------------------------------------------------------------

  @Test
  protected void aCallThatIsGivenUpClosesItsConnection() throws Exception {
    new Life(bench).aCallThatIsGivenUpClosesItsConnection();
  }

  @Test
  protected void aClosedLLMLeavesNoThreadAndNoConnection() throws Exception {
    new Life(bench).aClosedLLMLeavesNoThreadAndNoConnection();
  }

  @Test
  protected void anLLMCanBeUnloadedAtAnyTimeAndLoadedAgain() {
    new Life(bench).anLLMCanBeUnloadedAtAnyTimeAndLoadedAgain();
  }

  // --- Credentials -----------------------------------------------------------------------------

  @Test
  protected void noDumpAndNoPrintHoldsACredential() {
    new Credentials(bench).noDumpAndNoPrintHoldsACredential();
  }

  /**
   * Answers that repeat the credential, as servers like to.
   *
   * @return one test an answer
   */
  @TestFactory
  protected Stream<DynamicTest> noErrorRepeatsACredential() {
    return new Credentials(bench).noErrorRepeatsACredential();
  }

  @Test
  protected void noLogHoldsACredential() {
    new Credentials(bench).noLogHoldsACredential();
  }
}
