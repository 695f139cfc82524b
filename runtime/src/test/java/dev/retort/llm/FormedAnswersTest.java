package dev.retort.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.engine.JumpingTime;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Rejected;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.structured.Finding;
import dev.retort.structured.InvalidSchemaException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that must have a form: who is told of it, what is asked again, and what is kept. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class FormedAnswersTest {
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\",\"minimum\":18}},"
          + "\"required\":[\"age\"]}";
  private static final StructuredOutput ADULT = new StructuredOutput.JsonSchema(SCHEMA);
  private static final StructuredOutput DIGITS = new StructuredOutput.Regex("\\d+");

  private static final String TOO_YOUNG =
      "the answer does not satisfy the JSON Schema that was asked for: /age: must be at least 18,"
          + " not 7";
  private static final List<Finding> AT_LEAST_18 =
      List.of(new Finding("/age", "must be at least 18, not 7"));

  private final JumpingTime time = new JumpingTime();

  @TempDir Path folder;

  @AfterEach
  void close() {
    time.close();
  }

  private <L extends FormLLM> L timed(L llm) {
    llm.time = time;
    llm.elsewhere = Runnable::run;
    return llm;
  }

  private FormLLM llm(int maxRetries, String... answers) {
    FormLLM llm = timed(FormLLMBuilder.create().maxRetries(maxRetries).build());
    llm.answers(answers);
    return llm;
  }

  private KeepingLLM keeping(String... answers) {
    KeepingLLM llm = timed(KeepingLLMBuilder.create().build());
    llm.answers(answers);
    return llm;
  }

  private static Input asking(StructuredOutput form) {
    return Input.of("Who?").withStructuredOutput(form);
  }

  private static GenerateOutput answer(LLM llm, StructuredOutput form) {
    return llm.generateOutputs(List.of(asking(form)), 1).get(0);
  }

  private static Failure error(GenerateOutput output) {
    Failure error = output.error();
    if (error == null) {
      throw new AssertionError("answered " + output);
    }
    return error;
  }

  // --- Who is told of the form -------------------------------------------------------------------

  @Test
  void anLLMWithoutTheCapabilityIsToldOfTheSchemaByASystemMessage() {
    FormLLM llm = llm(0, "{\"age\":20}");
    Input input = asking(ADULT);

    llm.generateOutputs(List.of(input), 1);

    assertThat(llm.asked)
        .containsExactly(
            Input.of(
                ChatMessage.system(
                    "Answer with JSON that satisfies this JSON Schema, and with nothing else: no"
                        + " text around it, no code fence.\n\n"
                        + SCHEMA),
                ChatMessage.user("Who?")));
    assertThat(input.messages()).containsExactly(ChatMessage.user("Who?"));
  }

  @Test
  void aSystemMessageThatIsThereIsAddedTo() {
    FormLLM llm = llm(0, "12");

    llm.generateOutputs(
        List.of(
            Input.of(ChatMessage.system("Be brief."), ChatMessage.user("How many?"))
                .withStructuredOutput(DIGITS)),
        1);

    assertThat(llm.asked)
        .containsExactly(
            Input.of(
                ChatMessage.system(
                    "Be brief.\n\nAnswer with text that matches this regular expression from end"
                        + " to end, and with nothing else.\n\n\\d+"),
                ChatMessage.user("How many?")));
  }

  @Test
  void anLLMWithTheCapabilityIsGivenTheInputAsItIs() {
    KeepingLLM llm = keeping("{\"age\":20}");

    assertThat(answer(llm, ADULT).generations()).containsExactly("{\"age\":20}");
    assertThat(llm.asked).containsExactly(asking(ADULT));
  }

  @Test
  void theFormOfAnInputGoesBeforeThatOfTheLLM() {
    FormLLM llm =
        timed(
            FormLLMBuilder.create()
                .structuredOutput(StructuredOutputShape.of(DIGITS))
                .maxRetries(0)
                .build());
    llm.answers("12", "{\"age\":20}", "{\"age\":20}");

    List<GenerateOutput> outputs =
        llm.generateOutputs(List.of(Input.of("a"), asking(ADULT), Input.of("b")), 1);

    assertThat(outputs.get(0).error()).isNull();
    assertThat(outputs.get(1).error()).isNull();
    assertThat(error(outputs.get(2)).message())
        .isEqualTo(
            "the answer does not match the regular expression that was asked for: must match the"
                + " regular expression \\d+ from end to end, not \"{\\\"age\\\":20}\"");
  }

  @Test
  void whatIsPutAroundAnAnswerThatThePromptAskedForIsTakenOff() {
    FormLLM llm = llm(0, "```json\n{\"age\":20}\n```\n");

    assertThat(answer(llm, ADULT).generations()).containsExactly("{\"age\":20}");
  }

  @ParameterizedTest
  @ValueSource(strings = {" 12", "12\n", "```\n12\n```"})
  void whatAFormItselfAsksForIsLeftAsItIs(String answer) {
    StructuredOutput form =
        new StructuredOutput.Regex(answer.replace("12", "\\d+").replace("\n", "\\n"));

    assertThat(answer(llm(0, answer), form).generations()).containsExactly(answer);
  }

  @Test
  void aProvidersAnswerIsLeftAsItIs() {
    KeepingLLM llm = keeping("{\"age\":20}\n");

    assertThat(answer(llm, ADULT).generations()).containsExactly("{\"age\":20}\n");
  }

  // --- What is asked again -----------------------------------------------------------------------

  @Test
  void anAnswerThatDoesNotFitIsAskedAgainWithWhatIsWrong() {
    KeepingLLM llm = keeping("{\"age\":7}", "{\"age\":20}");

    GenerateOutput output = answer(llm, ADULT);

    assertThat(output).isEqualTo(GenerateOutput.of(List.of("{\"age\":20}"), Statistics.of(6, 10)));
    assertThat(llm.asked.get(1))
        .isEqualTo(
            Input.of(
                    ChatMessage.user("Who?"),
                    ChatMessage.assistant("{\"age\":7}"),
                    ChatMessage.user(
                        """
                        This answer does not satisfy the JSON Schema that was asked for:
                        - /age: must be at least 18, not 7

                        Answer again: with the whole JSON, put right, and nothing else."""))
                .withStructuredOutput(ADULT));
  }

  @Test
  void onlyTheLastAnswerIsHeldAgainstTheModel() {
    FormLLM llm = llm(2, "none", "{}", "{\"age\":20}");

    assertThat(answer(llm, ADULT).error()).isNull();
    assertThat(llm.asked.get(2).messages())
        .hasSize(4)
        .contains(ChatMessage.assistant("{}"))
        .doesNotContain(ChatMessage.assistant("none"));
  }

  @Test
  void whatNeverFitsIsAFailedItemWithTextAndFindings() {
    FormLLM llm = llm(2, "{\"age\":9}", "{\"age\":8}", "{\"age\":7}");

    GenerateOutput output = answer(llm, ADULT);

    assertThat(output.generations()).containsExactly((String) null);
    assertThat(output.statistics()).isEqualTo(Statistics.of(9, 15));
    assertThat(output.error())
        .isEqualTo(
            new Failure(
                Kind.INVALID,
                TOO_YOUNG,
                3,
                null,
                null,
                List.of(new Rejected(0, "{\"age\":7}", AT_LEAST_18))));
  }

  @Test
  void theFormOfAnLLMSaysHowOftenItIsAskedAgain() {
    FormLLM llm =
        timed(
            FormLLMBuilder.create()
                .structuredOutput(StructuredOutputShape.of(DIGITS).withMaxRetries(1))
                .build());
    llm.answers("a", "b", "c");

    Failure error = error(llm.generateOutputs(List.of(Input.of("a"))).get(0));

    assertThat(error.attempts()).isEqualTo(2);
    assertThat(error.rejected()).extracting(Rejected::text).containsExactly("b");
  }

  @Test
  void ofSeveralGenerationsOnlyThoseThatDoNotFitAreAskedAgain() {
    FormLLM llm = llm(3, "1", "x", "3", "y", "2", "z", "4");

    GenerateOutput output = llm.generateOutputs(List.of(asking(DIGITS)), 4).get(0);

    assertThat(output)
        .isEqualTo(
            new GenerateOutput(List.of("1", "2", "3", "4"), Statistics.of(12, 20), null, null));
    assertThat(llm.asked).hasSize(4);
    assertThat(llm.asked.get(3).messages()).contains(ChatMessage.assistant("z"));
  }

  @Test
  void generationsThatFitAreKeptBesideThoseThatNeverDo() {
    FormLLM llm = llm(1, "1", "x", "y");

    GenerateOutput output = llm.generateOutputs(List.of(asking(DIGITS)), 2).get(0);

    assertThat(output.generations()).containsExactly("1", null);
    assertThat(error(output).message())
        .isEqualTo(
            "1 of 2 answers have not the form; the first does not match the regular expression that"
                + " was asked for: must match the regular expression \\d+ from end to end, not"
                + " \"y\"");
    assertThat(error(output).rejected()).extracting(Rejected::generation).containsExactly(1);
  }

  @Test
  void countsOfEachGenerationStayWithIt() {
    FormLLM llm = llm(1);
    AtomicInteger calls = new AtomicInteger();
    llm.play =
        (input, n) ->
            CompletableFuture.completedFuture(
                calls.getAndIncrement() == 0
                    ? GenerateOutput.of(
                        List.of("1", "x"), new Statistics(List.of(3), List.of(5, 6)))
                    : GenerateOutput.of(List.of("2"), Statistics.of(10, 20)));

    GenerateOutput output = llm.generateOutputs(List.of(asking(DIGITS)), 2).get(0);

    assertThat(output.statistics()).isEqualTo(new Statistics(List.of(13), List.of(5, 26)));
  }

  @Test
  void anLLMWithoutNativeGenerationsAsksAgainForItsCallAlone() {
    SingleLLM llm = SingleLLMBuilder.create().maxConcurrency(1).build();
    List<String> answers = new ArrayList<>(List.of("1", "x", "2", "3"));
    llm.play = call -> CompletableFuture.completedFuture(GenerateOutput.of(answers.remove(0)));

    assertThat(llm.generateOutputs(List.of(asking(DIGITS)), 3).get(0).generations())
        .containsExactly("1", "2", "3");
  }

  @Test
  void aCallThatFailsWhileItIsAskedAgainIsSentAgainAsAnyOther() {
    FormLLM llm = llm(1);
    AtomicInteger calls = new AtomicInteger();
    llm.play =
        (input, n) ->
            switch (calls.getAndIncrement()) {
              case 0 -> CompletableFuture.completedFuture(GenerateOutput.of("x"));
              case 1 -> CompletableFuture.failedFuture(new IOException("reset"));
              default -> CompletableFuture.completedFuture(GenerateOutput.of("2"));
            };

    assertThat(answer(llm, DIGITS).generations()).containsExactly("2");
    assertThat(llm.asked.get(2)).isEqualTo(llm.asked.get(1));
  }

  @Test
  void aCallThatFailsForGoodWhileItIsAskedAgainKeepsWhatCame() {
    FormLLM llm = llm(1);
    AtomicInteger calls = new AtomicInteger();
    llm.play =
        (input, n) ->
            calls.getAndIncrement() == 0
                ? CompletableFuture.completedFuture(
                    GenerateOutput.of(List.of("1", "x"), Statistics.of(3, 5)))
                : CompletableFuture.failedFuture(
                    new GenerationException(Failure.of(Kind.QUOTA, "nothing left"), null));

    GenerateOutput output = llm.generateOutputs(List.of(asking(DIGITS)), 2).get(0);

    assertThat(output.generations()).containsExactly("1", null);
    assertThat(output.statistics()).isEqualTo(Statistics.of(3, 5));
    assertThat(error(output))
        .extracting(Failure::kind, Failure::attempts)
        .containsExactly(Kind.QUOTA, 2);
    assertThat(error(output).rejected()).extracting(Rejected::text).containsExactly("x");
  }

  @Test
  void noAnswerAtAllIsNoAnswerOfAnotherForm() {
    FormLLM llm = llm(1);
    llm.play =
        (input, n) ->
            CompletableFuture.completedFuture(
                GenerateOutput.of(Arrays.asList((String) null), Statistics.NONE));

    GenerateOutput output = answer(llm, DIGITS);

    assertThat(output.generations()).containsExactly((String) null);
    assertThat(output.error()).isNull();
  }

  @Test
  void anAnswerIsAskedAgainUnderAnotherName() {
    FormLLM llm = llm(1, "x", "2");

    answer(llm, DIGITS);

    assertThat(llm.names.get(1)).isEqualTo(llm.names.get(0) + "-q1");
  }

  @Test
  void whatIsAskedAgainIsCounted() {
    FormLLM llm = llm(3, "x", "y", "3");

    Outputs outputs = llm.generateOutputs(List.of(asking(DIGITS)).iterator(), 1);
    outputs.forEachRemaining(output -> {});

    assertThat(outputs.retries()).isEqualTo(2);
  }

  @Test
  void aDeadlineCancelsTheCallBehindACheckedAnswer() {
    FormLLM llm = llm(1);
    CompletableFuture<GenerateOutput> never = new CompletableFuture<>();
    llm.play = (input, n) -> never;

    GenerateOutput output =
        llm.generateOutputs(List.of(asking(DIGITS)), 1, null, Duration.ofSeconds(5)).get(0);

    assertThat(error(output).kind()).isEqualTo(Kind.CANCELLED);
    assertThatThrownBy(never::join).isInstanceOf(CancellationException.class);
  }

  // --- What is kept ------------------------------------------------------------------------------

  @Test
  void theJournalKeepsOnlyWhatFits() throws IOException {
    List<Input> inputs = List.of(asking(DIGITS), asking(ADULT));
    FormLLM first = FormLLMBuilder.create().maxRetries(1).maxConcurrency(1).build();
    first.answers("x", "12", "{}", "{\"age\":7}");
    FormLLM second = FormLLMBuilder.create().build();
    second.answers("{\"age\":20}");

    List<GenerateOutput> before;
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      first.keepAnswersIn(journal.answers());
      before = first.generateOutputs(inputs, 1);
    }
    List<GenerateOutput> after;
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      second.keepAnswersIn(journal.answers());
      after = second.generateOutputs(inputs, 1);
    }

    assertThat(error(before.get(1)).kind()).isEqualTo(Kind.INVALID);
    assertThat(second.asked).hasSize(1);
    assertThat(after.get(0)).isEqualTo(before.get(0));
    assertThat(after.get(0).statistics()).isEqualTo(Statistics.of(6, 10));
    assertThat(after.get(1).generations()).containsExactly("{\"age\":20}");
  }

  @Test
  void anotherFormIsAnotherRequest() throws IOException {
    FormLLM llm = FormLLMBuilder.create().build();
    llm.answers("12", "13", "14");
    StructuredOutput two = new StructuredOutput.Regex("\\d\\d");

    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      llm.keepAnswersIn(journal.answers());
      llm.generateOutputs(List.of(asking(DIGITS)), 1);
      llm.keepAnswersIn(journal.answers());
      llm.generateOutputs(List.of(asking(two)), 1);
      llm.keepAnswersIn(journal.answers());
      llm.generateOutputs(List.of(asking(DIGITS)), 1);
    }

    assertThat(llm.asked).hasSize(2);
  }

  // --- LLMs that take all inputs at once, and offline batches ------------------------------------

  @Test
  void anLLMThatTakesAllAtOnceIsAskedAgainForThoseThatDoNotFit() {
    ListLLM llm = ListLLMBuilder.create().build();
    List<List<String>> asked = new ArrayList<>();
    llm.play =
        (inputs, n) -> {
          asked.add(inputs.stream().map(each -> each.messages().get(1).text()).toList());
          return inputs.stream()
              .map(
                  each ->
                      GenerateOutput.of(
                          List.of(each.messages().size() > 2 ? "9" : each.messages().get(1).text()),
                          Statistics.of(3, 5)))
              .toList();
        };
    List<Input> inputs =
        List.of(
            Input.of("1").withStructuredOutput(DIGITS),
            Input.of("x").withStructuredOutput(DIGITS),
            Input.of("3").withStructuredOutput(DIGITS));

    List<GenerateOutput> outputs = llm.generateOutputs(inputs, 1);

    assertThat(outputs)
        .containsExactly(
            GenerateOutput.of(List.of("1"), Statistics.of(3, 5)),
            GenerateOutput.of(List.of("9"), Statistics.of(6, 10)),
            GenerateOutput.of(List.of("3"), Statistics.of(3, 5)));
    assertThat(asked).containsExactly(List.of("1", "x", "3"), List.of("x"));
  }

  @Test
  void anLLMThatTakesAllAtOnceGivesUpAfterSixRetries() {
    ListLLM llm = ListLLMBuilder.create().build();

    Failure error = error(answer(llm, DIGITS));

    assertThat(error.kind()).isEqualTo(Kind.INVALID);
    assertThat(error.attempts()).isEqualTo(7);
  }

  @Test
  void whatABatchAnsweredInAnotherFormFailedWithFindingsAndIsNotAskedAgain() {
    BatchLLM llm =
        BatchLLMBuilder.create()
            .place(folder.resolve("desk"))
            .useOfflineBatchGeneration(true)
            .build();
    List<Input> inputs =
        List.of(
            Input.of("12").withStructuredOutput(new StructuredOutput.Regex("\\d+!")),
            Input.of("twelve").withStructuredOutput(new StructuredOutput.Regex("\\d+!")));
    assertThatThrownBy(() -> llm.generateOutputs(inputs))
        .isInstanceOf(OfflineBatchNotFinishedException.class);

    List<GenerateOutput> outputs = llm.generateOutputs(inputs);

    assertThat(outputs.get(0).error()).isNull();
    assertThat(error(outputs.get(1)))
        .extracting(Failure::kind, Failure::attempts)
        .containsExactly(Kind.INVALID, 1);
    assertThat(error(outputs.get(1)).rejected()).hasSize(1);
  }

  // --- What is no form ---------------------------------------------------------------------------

  @Test
  void aSchemaThatIsNoneIsRefusedWhereItIsMade() {
    assertThatThrownBy(() -> new StructuredOutput.JsonSchema("{\"type\":\"integr\"}"))
        .isInstanceOf(InvalidSchemaException.class)
        .hasMessage(
            "the JSON Schema is no good: /type: \"integr\" is no type; did you mean \"integer\"?");
  }

  @Test
  void aRegularExpressionThatIsNoneIsRefusedWhereItIsMade() {
    assertThatThrownBy(() -> new StructuredOutput.Regex("a("))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"a(\" is no regular expression at character 3: a group is not closed");
  }

  @Test
  void aSchemaOfAConfigThatIsNoneIsRefusedWhenTheLLMIsLoaded() {
    FormLLM llm =
        FormLLMBuilder.create()
            .structuredOutput(
                StructuredOutputShape.json(Map.of("type", new JsonValue.JsonString("integr"))))
            .build();

    assertThatThrownBy(llm::load)
        .hasMessage(
            "the JSON Schema is no good: /type: \"integr\" is no type; did you mean \"integer\"?");
  }

  @Test
  void aFormSurvivesDumpAndReload() {
    FormLLM llm = FormLLMBuilder.create().structuredOutput(StructuredOutputShape.of(ADULT)).build();

    FormLLM again = (FormLLM) LLM.fromYaml(llm.toYaml());

    assertThat(again.structuredOutput).isEqualTo(llm.structuredOutput);
    assertThat(again.toYaml()).isEqualTo(llm.toYaml());
  }

  @Test
  void aSchemaMayStandInAConfigAsText() {
    LLM llm =
        LLM.fromYaml(
            """
            structured_output: {format: json, schema: '{"type": "integer"}'}
            type_info: {module: dev.retort.llm, name: FormLLM}
            """);

    assertThat(((FormLLM) llm).structuredOutput().form())
        .isEqualTo(new StructuredOutput.JsonSchema("{\"type\": \"integer\"}"));
  }
}
