package dev.retort.examples.docs;

import dev.retort.llm.CompletedOutputs;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Outputs;
import dev.retort.step.Inputs;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Streams, for docs/streams.md. */
final class StreamIt {
  private StreamIt() {}

  static void inOrder(Path file, PrintStream out) {
    ShoutLLM llm = ShoutLLMBuilder.create().build();
    // region order
    try (Outputs outputs = llm.generateOutputs(Inputs.jsonl(file), 1)) {
      while (outputs.hasNext()) {
        out.println(outputs.next().generations());
      }
    }
    // endregion
  }

  static void asCompleted(Path file, PrintStream out) {
    ShoutLLM llm = ShoutLLMBuilder.create().build();
    // region completed
    Map<Long, List<String>> answers = new TreeMap<>();
    try (CompletedOutputs outputs = llm.generateOutputsAsCompleted(Inputs.jsonl(file), 2)) {
      outputs.forEachRemaining(each -> answers.put(each.index(), each.output().generations()));
    }
    out.println(answers);
    // endregion
  }

  static void inTime(List<Input> inputs, PrintStream out) {
    ShoutLLM llm = ShoutLLMBuilder.create().build();
    // region deadline
    Duration most = Duration.ofMinutes(5);
    for (GenerateOutput output : llm.generateOutputs(inputs, 1, null, most)) {
      out.println(output.error() == null ? output.generations() : output.error().kind());
    }
    try (Outputs outputs = llm.generateOutputs(inputs.stream(), 1)) {
      outputs.stopAfter(most);
      outputs.forEachRemaining(output -> out.println(output.generations()));
    }
    // endregion
  }
}
