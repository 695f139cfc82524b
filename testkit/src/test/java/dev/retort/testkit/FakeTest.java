package dev.retort.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.llm.StructuredOutput;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A fake is as the LLM that it stands for, and answers from its seed. */
@FakeOf({PlainLLM.class, TogetherLLM.class})
class FakeTest {
  private static PlainLLM plain() {
    return PlainLLMBuilder.create()
        .model("m")
        .baseUrl(URI.create("http://127.0.0.1:1"))
        .maxRetries(0)
        .build();
  }

  private static List<Input> inputs(int count) {
    return IntStream.range(0, count).mapToObj(i -> Input.of("question " + i)).toList();
  }

  private static List<GenerateOutput> ask(FakeAnswers answers, int concurrency) {
    try (PlainLLMFake fake = PlainLLMFake.of(plain(), answers)) {
      fake.setRuntimeParameters(Map.of("max_concurrency", concurrency));
      return fake.generateOutputs(inputs(50), 3);
    }
  }

  @Test
  void theSameSeedGivesTheSameAnswersFromHoweverManyThreads() {
    assertThat(ask(FakeAnswers.seeded(7), 16)).isEqualTo(ask(FakeAnswers.seeded(7), 1));
  }

  @Test
  void anotherSeedInputSampleOrKwargGivesAnotherAnswer() {
    Set<String> texts = new HashSet<>();
    List<GenerateOutput> all = new ArrayList<>(ask(FakeAnswers.seeded(7), 4));
    all.addAll(ask(FakeAnswers.seeded(8), 4));
    try (PlainLLMFake fake = PlainLLMFake.of(plain(), FakeAnswers.seeded(7))) {
      all.addAll(
          fake.generateOutputs(inputs(50), 3, PlainLLMKwargs.builder().temperature(0.5).build()));
    }
    // Some are of one word, of which there are but few.
    all.forEach(
        output ->
            output.generations().stream()
                .filter(text -> Objects.requireNonNull(text).split(" ", -1).length > 4)
                .forEach(text -> assertThat(texts.add(text)).as("%s, once more", text).isTrue()));
    assertThat(texts).hasSizeGreaterThan(250);
  }

  @Test
  void eachOutputHasItsGenerationsAndItsTokens() {
    GenerateOutput output = ask(FakeAnswers.seeded(7), 4).get(0);

    assertThat(output.generations()).hasSize(3).doesNotContainNull();
    assertThat(output.statistics().inputTokens().get(0)).isEqualTo(2);
    assertThat(output.statistics().outputTokens()).hasSize(3);
    assertThat(output.error()).isNull();
  }

  @Test
  void itsConfigIsThatOfTheLLM() {
    try (PlainLLMFake fake = PlainLLMFake.of(plain())) {
      assertThat(fake.toYaml()).isEqualTo(plain().toYaml());
      assertThat(LLM.fromYaml(fake.toYaml())).isExactlyInstanceOf(PlainLLM.class);
      assertThat(fake.modelName()).isEqualTo("m");
    }
  }

  @Test
  void parametersAreCheckedAsThoseOfTheLLM() {
    try (PlainLLMFake fake = PlainLLMFake.of(plain())) {
      assertThatThrownBy(
              () ->
                  fake.generateOutputs(
                      inputs(1), 1, PlainLLMKwargs.builder().temperature(2.5).build()))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("must be at most 2");
    }
  }

  @Test
  void itFailsAsItWasTold() {
    FakeAnswers answers =
        FakeAnswers.seeded(7)
            .failing(input -> input.messages().get(0).text().endsWith("3"), Kind.CONTENT_FILTER);
    List<GenerateOutput> outputs = ask(answers, 4);

    for (int i = 0; i < outputs.size(); i++) {
      if (i % 10 == 3) {
        assertThat(Objects.requireNonNull(outputs.get(i).error()).kind())
            .isEqualTo(Kind.CONTENT_FILTER);
        assertThat(Objects.requireNonNull(outputs.get(i).error()).message())
            .isEqualTo(
                "the fake was told to fail with CONTENT_FILTER (the first of 3 failures in 3"
                    + " calls)");
      } else {
        assertThat(outputs.get(i).error()).isNull();
      }
    }
  }

  @Test
  void whatFailsAFewTimesIsAnsweredInTheEnd() {
    FakeAnswers answers = FakeAnswers.seeded(7).failingFirst(1, input -> true, Kind.SERVER);
    try (PlainLLMFake fake = PlainLLMFake.of(plain(), answers)) {
      fake.setRuntimeParameters(Map.of("max_retries", 1));

      assertThat(fake.generateOutputs(inputs(5), 1))
          .isEqualTo(PlainLLMFake.of(plain(), FakeAnswers.seeded(7)).generateOutputs(inputs(5), 1));
    }
  }

  @Test
  void anLLMThatTakesAllInputsAtOnceHasOneToo() {
    FakeAnswers answers =
        FakeAnswers.seeded(7)
            .failing(input -> input.equals(Input.of("question 1")), Kind.BAD_REQUEST);
    try (TogetherLLMFake fake = TogetherLLMFake.of(TogetherLLMBuilder.create().build(), answers)) {
      List<GenerateOutput> outputs = fake.generateOutputs(inputs(3), 2);

      assertThat(outputs.get(0).generations()).hasSize(2).doesNotContainNull();
      assertThat(outputs.get(1).generations()).containsExactly(null, null);
      assertThat(outputs.get(2).error()).isNull();
    }
  }

  @Test
  void aFormIsKept() {
    Input input =
        Input.of("a word").withStructuredOutput(new StructuredOutput.Regex("[a-f]{3}-(one|two)"));
    try (StructuredLLM llm = StructuredLLMBuilder.create().build();
        StructuredLLMFake fake = StructuredLLMFake.of(llm)) {
      assertThat(fake.generateOutputs(List.of(input)).get(0).generations().get(0))
          .matches("[a-f]{3}-(one|two)");
    }
  }

  @FakeOf(StructuredLLM.class)
  static final class More {}
}
