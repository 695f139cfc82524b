package dev.retort.examples.docs;

import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import java.io.PrintStream;
import java.util.List;

/** Answers of a form, for docs/structured-output.md. */
final class FormIt {
  private FormIt() {}

  static void asRecord(PrintStream out) {
    HastyLLM llm = HastyLLMBuilder.create().build();
    // region record
    Input input =
        Input.of("Who wrote the first program?")
            .withStructuredOutput(StructuredOutput.of(Author.class));
    GenerateOutput output = llm.generateOutputs(List.of(input)).get(0);
    Author author = output.as(Author.class);
    out.println(author.name() + ", born " + author.born());
    // endregion
  }

  static void toldAgain(PrintStream out) {
    HastyLLM llm = HastyLLMBuilder.create().build();
    var unused = llm.generateOutputs(List.of(asking()));
    for (ChatMessage message : llm.asked.get(1).messages()) {
      out.println("[" + message.role().wireName() + "] " + message.text());
    }
  }

  static void failed(PrintStream out) {
    HastyLLM llm = HastyLLMBuilder.create().maxRetries(0).build();
    GenerateOutput output = llm.generateOutputs(List.of(asking())).get(0);
    // region failed
    GenerateOutput.Failure error = output.error();
    if (error != null) {
      out.println(error.kind() + ": " + error.message());
      error.rejected().forEach(each -> out.println(each.text() + " " + each.findings()));
    }
    // endregion
  }

  private static Input asking() {
    return Input.of("Who wrote the first program?")
        .withStructuredOutput(StructuredOutput.of(Author.class));
  }
}
