package dev.retort.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.AsyncLLM.OnError;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.ModelUse;
import dev.retort.llm.GenerateOutput.Rejected;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.StructuredOutput;
import dev.retort.llm.UnsupportedCapabilityException;
import dev.retort.structured.Finding;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FallbackLLMTest {
  private final PlayedLLM first = PlayedLLM.of("first");
  private final PlayedLLM second = PlayedLLM.of("second");
  private final FallbackLLM llm = FallbackLLMBuilder.create().llms(List.of(first, second)).build();

  private GenerateOutput ask(String text) {
    return llm.generateOutputs(List.of(Input.of(text))).get(0);
  }

  @Test
  void theNextIsNotAskedWhereTheFirstAnswers() {
    assertThat(ask("Hi").generations()).containsExactly("first: Hi");
    assertThat(second.asked).isEmpty();
  }

  @Test
  void theNextIsAskedAboutWhatTheFirstFailedAtAndNothingElse() {
    first.play =
        (input, n) ->
            input.messages().get(0).text().equals("b")
                ? PlayedLLM.failed(Kind.SERVER)
                : CompletableFuture.completedFuture(first.says(input, n));

    List<GenerateOutput> outputs =
        llm.generateOutputs(List.of(Input.of("a"), Input.of("b"), Input.of("c")), 2);

    assertThat(outputs)
        .extracting(GenerateOutput::generations)
        .containsExactly(
            List.of("first: a", "first: a"),
            List.of("second: b", "second: b"),
            List.of("first: c", "first: c"));
    assertThat(second.asked).containsExactly(Input.of("b"));
  }

  @Test
  void whoWasAskedAndWhoAnsweredIsInTheStatistics() {
    first.play = (input, n) -> PlayedLLM.failed(Kind.TIMEOUT);

    assertThat(ask("Hi").statistics())
        .isEqualTo(
            new Statistics(
                List.of(10),
                List.of(3),
                List.of(),
                List.of(
                    new ModelUse("first", false, 0, 0, 0),
                    new ModelUse("second", true, 10, 3, 0))));
  }

  @Test
  void aFailureOfAnotherKindStands() {
    first.play = (input, n) -> PlayedLLM.failed(Kind.BAD_REQUEST);

    assertThat(ask("Hi").error()).isEqualTo(Failure.of(Kind.BAD_REQUEST, "no luck"));
    assertThat(second.asked).isEmpty();
  }

  @Test
  void theKindsCanBeSetAtRunTime() {
    llm.setRuntimeParameters(Map.of("fallback_on", List.of("bad_request")));
    first.play = (input, n) -> PlayedLLM.failed(Kind.BAD_REQUEST);

    assertThat(ask("Hi").generations()).containsExactly("second: Hi");
  }

  @Test
  void anAccountThatHasNothingLeftIsLeftAfterWhatItAnswered() {
    PlayedLLM poor = PlayedLLMBuilder.create().model("poor").maxConcurrency(1).build();
    poor.play =
        (input, n) ->
            poor.asked.size() > 1
                ? PlayedLLM.failed(Kind.QUOTA)
                : CompletableFuture.completedFuture(poor.says(input, n));

    List<GenerateOutput> outputs =
        FallbackLLMBuilder.create()
            .llms(List.of(poor, second))
            .build()
            .generateOutputs(List.of(Input.of("a"), Input.of("b"), Input.of("c")));

    assertThat(outputs)
        .extracting(output -> output.generations().get(0))
        .containsExactly("poor: a", "second: b", "second: c");
  }

  @Test
  void whatWasAnsweredBehindAGapIsNotAskedOfTheNext() {
    PlayedLLM poor = PlayedLLMBuilder.create().model("poor").maxConcurrency(3).build();
    poor.play =
        (input, n) ->
            switch (input.messages().get(0).text()) {
              case "a" -> PlayedLLM.failed(Kind.SERVER); // Waits to be sent again.
              case "b" -> CompletableFuture.completedFuture(poor.says(input, n));
              default -> PlayedLLM.failed(Kind.QUOTA);
            };

    List<GenerateOutput> outputs =
        FallbackLLMBuilder.create()
            .llms(List.of(poor, second))
            .build()
            .generateOutputs(List.of(Input.of("a"), Input.of("b"), Input.of("c")));

    assertThat(outputs)
        .extracting(output -> output.generations().get(0))
        .containsExactly("second: a", "poor: b", "second: c");
  }

  @Test
  void whatWasAnsweredInPartBeforeAnAccountWasRefusedIsCounted() {
    List<GenerateOutput> outputs =
        FallbackLLMBuilder.create()
            .llms(List.of(PoorLLMBuilder.create().build(), second))
            .build()
            .generateOutputs(List.of(Input.of("a"), Input.of("b")), 3);

    assertThat(outputs.get(0).generations()).isEqualTo(Collections.nCopies(3, "second: a"));
    assertThat(outputs.get(0).statistics().models())
        .containsExactly(
            new ModelUse("poor", false, 10, 3, 0), new ModelUse("second", true, 10, 3, 0));
  }

  @Test
  void whatAwaitedAFurtherTryWhenAnAccountWasRefusedIsAskedOfTheNext() {
    PlayedLLM poor = PlayedLLMBuilder.create().model("poor").maxConcurrency(2).build();
    CompletableFuture<GenerateOutput> refused = new CompletableFuture<>();
    poor.play =
        (input, n) -> {
          if (input.messages().get(1).text().equals("b")) {
            return refused;
          } else if (input.messages().size() == 2) {
            return CompletableFuture.completedFuture(poor.says(input, n)); // No digits.
          }
          refused.completeExceptionally(
              new GenerationException(Failure.of(Kind.QUOTA, "no luck"), null));
          return PlayedLLM.failed(Kind.SERVER); // Would be sent again.
        };
    second.play = saying("12");

    List<GenerateOutput> outputs =
        FallbackLLMBuilder.create()
            .llms(List.of(poor, second))
            .build()
            .generateOutputs(
                List.of(
                    Input.of("a").withStructuredOutput(DIGITS),
                    Input.of("b").withStructuredOutput(DIGITS)));

    assertThat(outputs)
        .extracting(GenerateOutput::generations)
        .containsExactly(List.of("12"), List.of("12"));
  }

  @Test
  void whereAllFailTheErrorNamesEach() {
    first.play = (input, n) -> PlayedLLM.failed(Kind.TIMEOUT);
    second.play = (input, n) -> PlayedLLM.failed(Kind.SERVER);

    GenerateOutput output = ask("Hi");

    assertThat(output.generations()).containsOnlyNulls().hasSize(1);
    assertThat(output.error())
        .isEqualTo(
            new Failure(
                Kind.SERVER,
                "2 LLMs were asked: first: timeout: no luck; second: server: no luck",
                2,
                null,
                null));
  }

  @Test
  void aPartOfAnAnswerIsKeptWhereTheNextGivesNone() {
    llm.setRuntimeParameters(Map.of("fallback_on", List.of("incomplete")));
    first.play = (input, n) -> CompletableFuture.completedFuture(GenerateOutput.of("half"));
    second.play =
        (input, n) ->
            CompletableFuture.completedFuture(
                GenerateOutput.of(Arrays.asList(null, null), Statistics.NONE));

    GenerateOutput output = llm.generateOutputs(List.of(Input.of("Hi")), 2).get(0);

    assertThat(output.generations()).isEqualTo(Arrays.asList("half", null));
    assertThat(output.error())
        .extracting(Failure::message)
        .isEqualTo(
            "2 LLMs were asked: first: incomplete: asked for 2 generations, got 1: the rest is"
                + " null; second: no text");
  }

  @Test
  void oneThatIsToldToStopStopsTheRun() {
    PlayedLLM strict =
        PlayedLLMBuilder.create().model("strict").maxRetries(0).onError(OnError.FAIL).build();
    strict.play = (input, n) -> PlayedLLM.failed(Kind.SERVER);
    FallbackLLM fallback = FallbackLLMBuilder.create().llms(List.of(strict, second)).build();

    assertThatThrownBy(() -> fallback.generateOutputs(List.of(Input.of("Hi"))))
        .isInstanceOf(GenerationException.class)
        .hasMessage("input 0: no luck; on_error is fail, so the run was stopped");
  }

  @Test
  void itsLlmsAreLoadedAndUnloadedWithIt() {
    ask("Hi");
    llm.close();

    assertThat(first.life).containsExactly("load", "unload");
    assertThat(second.life).containsExactly("load", "unload");
  }

  @Test
  void itIsTheSameAfterwards() {
    FallbackLLM other =
        FallbackLLMBuilder.create().llms(List.of(first)).fallbackOn(List.of(Kind.QUOTA)).build();

    assertThat(other.toYaml()).contains("fallback_on:\n  - quota\n");
    assertThat(LLM.fromYaml(other.toYaml()).toYaml()).isEqualTo(other.toYaml());
    assertThat(LLM.fromJson(other.toJson()).toJson()).isEqualTo(other.toJson());
  }

  @Test
  void parametersAreSetByIndex() {
    llm.setRuntimeParameters(
        Map.of("llms", Map.of("0", Map.of("generation_kwargs", Map.of("temperature", 0.25)))));

    ask("Hi");

    assertThat(first.temperature).isEqualTo(0.25);
  }

  @Test
  void oneWithoutLlmsIsRefused() {
    assertThatThrownBy(() -> FallbackLLMBuilder.create().llms(List.of()).build())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("\"llms\"");
  }

  // --- Forms and images --------------------------------------------------------------------------

  private static final StructuredOutput DIGITS = new StructuredOutput.Regex("[0-9]+");
  private static final Input PICTURE =
      Input.of(
          new ChatMessage(
              ChatMessage.Role.USER, List.of(new ChatMessage.Image("https://example.com/a.png"))));

  private static PlayedLLM.Play saying(String text) {
    return (input, n) -> CompletableFuture.completedFuture(GenerateOutput.of(text));
  }

  @Test
  void aFormIsHandedOnToEachAsItIs() {
    SeeingLLM seeing = SeeingLLM.sees("seeing");
    seeing.play = saying("12");

    FallbackLLMBuilder.create()
        .llms(List.of(PlayedLLM.failing("broken", Kind.SERVER), seeing))
        .build()
        .generateOutputs(List.of(Input.of("How many?").withStructuredOutput(DIGITS)));

    assertThat(seeing.asked).containsExactly(Input.of("How many?").withStructuredOutput(DIGITS));
  }

  @Test
  void anLlmWhoseProviderKnowsNoFormsIsToldOfItInItsPrompt() {
    first.play = saying("12");

    assertThat(
            llm.generateOutputs(List.of(Input.of("How many?").withStructuredOutput(DIGITS)))
                .get(0)
                .generations())
        .containsExactly("12");
    assertThat(first.asked.get(0).messages().get(0).text()).contains("[0-9]+");
  }

  @Test
  void anAnswerWithoutItsFormIsKeptWithTextAndFindings() {
    first.play = saying("many");

    GenerateOutput output =
        llm.generateOutputs(List.of(Input.of("How many?").withStructuredOutput(DIGITS))).get(0);

    assertThat(first.asked).hasSize(1);
    assertThat(output.error())
        .isEqualTo(
            new Failure(
                Kind.INVALID,
                "the answer does not match the regular expression that was asked for: must match"
                    + " the regular expression [0-9]+ from end to end, not \"many\"",
                1,
                null,
                null,
                List.of(NOT_DIGITS)));
  }

  private static final Rejected NOT_DIGITS =
      new Rejected(
          0,
          "many",
          List.of(
              new Finding(
                  "", "must match the regular expression [0-9]+ from end to end, not \"many\"")));

  @Test
  void whereNoneHasTheFormTheTextAndFindingsOfTheLastAreKept() {
    llm.setRuntimeParameters(Map.of("fallback_on", List.of("invalid")));
    first.play = saying("some");
    second.play = saying("many");

    GenerateOutput output =
        llm.generateOutputs(List.of(Input.of("How many?").withStructuredOutput(DIGITS))).get(0);

    assertThat(output.error()).extracting(Failure::rejected).isEqualTo(List.of(NOT_DIGITS));
  }

  @Test
  void imagesAreHandedOnWhereAllReadThem() {
    LLM seeing =
        FallbackLLMBuilder.create()
            .llms(List.of(SeeingLLM.sees("one"), SeeingLLM.sees("two")))
            .build();

    assertThat(seeing.generateOutputs(List.of(PICTURE)).get(0).error()).isNull();
  }

  @Test
  void imagesAreRefusedWhereOneDoesNotReadThemAndItIsNamedByItsPath() {
    LLM half =
        FallbackLLMBuilder.create()
            .llms(
                List.of(
                    SeeingLLM.sees("one"),
                    FallbackLLMBuilder.create().llms(List.of(first)).build()))
            .build();

    assertThatThrownBy(() -> half.generateOutputs(List.of(Input.of("Hi"), PICTURE)))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(
            "reading images is not supported by PlayedLLM: it does not implement SupportsImages and"
                + " stands at llms.1.llms.0 of this FallbackLLM; inputs[1] holds one");
    assertThat(first.asked).isEmpty();
  }
}
