package dev.retort.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.Input;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the small model answers. */
class GenerationTest {
  private static LlamaCppLLM llm;

  @BeforeAll
  static void load() {
    llm = LlamaCppLLMBuilder.create().modelPath(TinyModel.file()).build();
    llm.load();
  }

  @AfterAll
  static void unload() {
    if (llm != null) {
      llm.close();
    }
  }

  private static LlamaCppLLMKwargs greedy(int tokens) {
    return LlamaCppLLMKwargs.builder().temperature(0.0).maxNewTokens(tokens).build();
  }

  @Test
  void goesOnWithAStoryAsTheModelsPageSays() {
    List<GenerateOutput> outputs =
        llm.generateOutputs(List.of(Input.of("Once upon a time")), 1, greedy(27));

    assertThat(outputs.get(0).generations())
        .containsExactly(
            ", there was a little girl named Lily. She loved to play outside in the park.");
  }

  @Test
  void countsTheTokensThatTheModelReadAndWrote() {
    GenerateOutput output =
        llm.generateOutputs(List.of(Input.of("Once upon a time")), 1, greedy(27)).get(0);

    // Four pieces, and the token that begins a text.
    assertThat(output.statistics().inputTokens()).containsExactly(5);
    assertThat(output.statistics().outputTokens()).containsExactly(27);
  }

  @Test
  void anAnswerEndsWhereTheContextDoes() {
    GenerateOutput output =
        llm.generateOutputs(List.of(Input.of("a".repeat(300))), 1, greedy(400)).get(0);

    assertThat(output.error()).isNull();
    assertThat(output.finishReasons()).containsExactly(FinishReason.CONTEXT);
    assertThat(output.statistics().outputTokens()).containsExactly(512 - 301);
  }

  @Test
  void aSeedGivesTheSameAnswersAndEachGenerationItsOwn() {
    LlamaCppLLMKwargs kwargs = LlamaCppLLMKwargs.builder().seed(7).maxNewTokens(20).build();
    List<Input> inputs = List.of(Input.of("Once upon a time"));

    List<GenerateOutput> first = llm.generateOutputs(inputs, 3, kwargs);
    List<GenerateOutput> second = llm.generateOutputs(inputs, 3, kwargs);

    assertThat(second).isEqualTo(first);
    assertThat(first.get(0).generations()).doesNotHaveDuplicates();
  }

  @Test
  void endsBeforeAStopText() {
    LlamaCppLLMKwargs kwargs =
        LlamaCppLLMKwargs.builder().temperature(0.0).stop(List.of(" named")).build();

    GenerateOutput output =
        llm.generateOutputs(List.of(Input.of("Once upon a time")), 1, kwargs).get(0);

    assertThat(output.generations()).containsExactly(", there was a little girl");
  }

  @Test
  void everyParameterReachesTheEngine() {
    Input input = Input.of("Once upon a time");
    LlamaCppLLMKwargs likeliest = LlamaCppLLMKwargs.builder().seed(3).topK(1).build();
    LlamaCppLLMKwargs least = LlamaCppLLMKwargs.builder().seed(3).topP(0.0).build();
    LlamaCppLLMKwargs near = LlamaCppLLMKwargs.builder().seed(3).minP(1.0).build();
    List<String> greedy = llm.generateOutputs(List.of(input), 1, greedy(128)).get(0).generations();

    for (LlamaCppLLMKwargs each : List.of(likeliest, least, near)) {
      assertThat(llm.generateOutputs(List.of(input), 1, each).get(0).generations())
          .as(each.toString())
          .isEqualTo(greedy);
    }
    for (LlamaCppLLMKwargs each :
        List.of(
            LlamaCppLLMKwargs.builder().temperature(0.0).frequencyPenalty(2.0).build(),
            LlamaCppLLMKwargs.builder().temperature(0.0).presencePenalty(2.0).build(),
            LlamaCppLLMKwargs.builder().temperature(0.0).repetitionPenalty(2.0).build())) {
      assertThat(llm.generateOutputs(List.of(input), 1, each).get(0).generations())
          .as(each.toString())
          .isNotEqualTo(greedy);
    }
  }

  @Test
  void messagesGoThroughTheTemplateOfTheConfig() {
    try (LlamaCppLLM chat =
        LlamaCppLLMBuilder.create()
            .modelPath(TinyModel.file())
            .chatFormat("{% for m in messages %}{{ m['content'] }}{% endfor %}")
            .build()) {
      GenerateOutput output =
          chat.generateOutputs(
                  List.of(Input.of(ChatMessage.system("Once upon"), ChatMessage.user(" a time"))),
                  1,
                  greedy(5))
              .get(0);

      assertThat(output.generations()).containsExactly(", there was a little");
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aNamedChatFormatIsKnownToTheEngine(String format) {
    try (LlamaCppLLM chat =
        LlamaCppLLMBuilder.create().modelPath(TinyModel.file()).chatFormat(format).build()) {
      GenerateOutput output = chat.generateOutputs(List.of(Input.of("Hi")), 1, greedy(1)).get(0);

      assertThat(output.error()).isNull();
    }
  }

  static List<String> formats() {
    return ChatFormat.NAMES;
  }
}
