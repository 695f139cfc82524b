package dev.retort.examples.docs;

import dev.retort.llm.AnswerJournal;
import dev.retort.llm.Answers;
import dev.retort.llm.Input;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Keeps the answers of an LLM: run twice, it asks once. */
final class KeepIt {
  private KeepIt() {}

  static void run(Path folder, PrintStream out) {
    ShoutLLM llm = ShoutLLMBuilder.create().build();
    List<Input> inputs = List.of(Input.of("good morning"), Input.of("hello"));
    // region keep
    try (AnswerJournal journal = AnswerJournal.open(folder)) {
      Answers answers = journal.answers();
      llm.keepAnswersIn(answers);
      llm.generateOutputs(inputs).forEach(output -> out.println(output.generations()));
      out.println(answers.given().calls() + " calls were not made");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // endregion
  }
}
