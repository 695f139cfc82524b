package dev.retort.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.llm.AnswerJournal;
import dev.retort.llm.Answers;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.step.TextGeneration;
import dev.retort.step.TextGenerationBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step has counted. */
class StageTest {
  @TempDir Path folder;

  @Test
  void anAnswerThatNobodyWasGivenCountsForTheModelThatWasAsked() throws IOException {
    AskingLLM llm = AskingLLMBuilder.create().build();
    TextGeneration step = TextGenerationBuilder.create().llm(llm).build();
    AnswerJournal journal = AnswerJournal.open(folder);
    Answers answers = journal.answers();
    llm.keepAnswersIn(answers);
    Stage stage = new Stage(step, step.context());
    stage.answers(answers);
    journal.close();
    assertThatThrownBy(() -> llm.generateOutputs(List.of(Input.of("Hi"))))
        .isInstanceOf(GenerationException.class);

    assertThat(Stage.models(Map.of("ask", stage)))
        .isEqualTo(Map.of("ask", Map.of("inner", new Answers.Sum(1, 3, 0, 5))));
  }
}
