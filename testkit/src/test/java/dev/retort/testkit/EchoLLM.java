package dev.retort.testkit;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An LLM that asks nobody: it repeats its input, and does one thing wrong if told to. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
class EchoLLM extends LLM {
  /** What it does not repeat. */
  static final String UNANSWERABLE = "silence";

  /** What it does wrong. */
  enum Fault {
    NONE,
    TURNS_LISTS_ROUND,
    REMEMBERS,
    COUNTS_IN_ITS_CONFIG,
    LEAVES_A_THREAD,
    SINKS_ALL,
    ENDS_FOR_GOOD
  }

  /** What it does wrong. */
  @RuntimeParam(defaultValue = "NONE")
  Fault fault;

  /** How many inputs it has had. */
  @Attribute(defaultValue = "0")
  int inputs;

  private int calls;
  private boolean ended;

  @Override
  public String modelName() {
    return "echo";
  }

  /**
   * Repeats.
   *
   * @param inputs conversations
   * @param suffix what is added
   * @return the last text of each
   */
  List<GenerateOutput> generate(
      List<Input> inputs, @RuntimeParam(defaultValue = "!") String suffix) {
    List<GenerateOutput> outputs = new ArrayList<>();
    ended |= fault == Fault.ENDS_FOR_GOOD && Thread.currentThread().isInterrupted();
    if (ended) {
      throw new GenerationException(Failure.of(Kind.CANCELLED, "interrupted"), null);
    }
    for (Input input : inputs) {
      if (input.messages().get(0).text().equals(UNANSWERABLE)) {
        if (fault == Fault.SINKS_ALL) {
          return inputs.stream().map(each -> failed()).toList();
        }
        outputs.add(failed());
        continue;
      }
      String end = fault == Fault.REMEMBERS ? suffix + calls++ : suffix;
      outputs.add(GenerateOutput.of(input.messages().get(0).text() + end));
    }
    if (fault == Fault.TURNS_LISTS_ROUND) {
      Collections.reverse(outputs);
    } else if (fault == Fault.COUNTS_IN_ITS_CONFIG) {
      this.inputs += inputs.size();
    } else if (fault == Fault.LEAVES_A_THREAD) {
      Thread left = new Thread(EchoLLM::waitAWhile, "left");
      left.setDaemon(true);
      left.start();
    }
    return outputs;
  }

  private static GenerateOutput failed() {
    return GenerateOutput.failed(1, Failure.of(Kind.BAD_INPUT, "no echo"));
  }

  private static void waitAWhile() {
    try {
      TimeUnit.HOURS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
