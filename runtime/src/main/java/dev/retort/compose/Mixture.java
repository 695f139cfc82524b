package dev.retort.compose;

import dev.retort.llm.ChatMessage;
import dev.retort.llm.ChatMessage.Role;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One input of a mixture of agents on its way to an answer. One thread at a time. */
final class Mixture {
  private final Input input;
  private final String prompt;
  private final Uses uses = new Uses();

  // Of the last round that gave a text.
  private List<GenerateOutput> proposals = List.of();
  private @Nullable GenerateOutput answer;

  Mixture(Input input, String prompt) {
    this.input = input;
    this.prompt = prompt;
  }

  /** What the proposers are asked next; they answer freely, whatever form the answer has. */
  Input toPropose() {
    return input.withMessages(messages()).withoutStructuredOutput();
  }

  /** What the aggregator is asked. */
  Input toAggregate() {
    return input.withMessages(messages());
  }

  /** The user's messages, which stay as they are, with the proposals before them. */
  private List<ChatMessage> messages() {
    if (proposals.isEmpty()) {
      return input.messages();
    }
    List<ChatMessage> messages = new ArrayList<>(input.messages());
    String told = told();
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).role() == Role.SYSTEM) {
        messages.set(i, ChatMessage.system(told + "\n\n" + messages.get(i).text()));
        return messages;
      }
    }
    messages.add(0, ChatMessage.system(told));
    return messages;
  }

  /** A proposal keeps its number, whichever others are missing. */
  private String told() {
    StringBuilder told = new StringBuilder(prompt);
    for (int i = 0; i < proposals.size(); i++) {
      String text = proposals.get(i).generations().get(0);
      if (text != null) {
        told.append('\n').append(i + 1).append(". ").append(text);
      }
    }
    return told.toString();
  }

  /** Takes the proposals of a round. */
  void proposed(List<LLM> proposers, List<GenerateOutput> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      uses.add(proposers.get(i), outputs.get(i), false);
    }
    // A round in which all fail takes nothing from what there is.
    if (!hasProposals() || outputs.stream().anyMatch(Asked::hasAny)) {
      proposals = outputs;
    }
  }

  /** Whether any proposer has given a text. */
  boolean hasProposals() {
    return proposals.stream().anyMatch(Asked::hasAny);
  }

  /** Takes the answer of the aggregator. */
  void answered(LLM aggregator, GenerateOutput output) {
    uses.add(aggregator, output, Asked.hasAny(output));
    answer = output;
  }

  GenerateOutput output(int numGenerations) {
    GenerateOutput output = answer == null ? nothingProposed(numGenerations) : answer;
    return new GenerateOutput(
            output.generations(), uses.statistics(), output.logprobs(), output.error())
        .withFinishReasons(output.finishReasons());
  }

  private GenerateOutput nothingProposed(int numGenerations) {
    Failure first =
        proposals.stream()
            .map(GenerateOutput::error)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(Failure.of(GenerateOutput.Kind.INCOMPLETE, "they answered without a text"));
    return GenerateOutput.failed(
        numGenerations,
        new Failure(
            first.kind(),
            "no proposer gave a text; the first failure: " + first.message(),
            first.attempts(),
            first.status(),
            first.requestId(),
            first.rejected()));
  }
}
