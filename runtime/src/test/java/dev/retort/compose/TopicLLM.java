package dev.retort.compose;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Inquiry;
import dev.retort.llm.LLM;
import java.util.List;

/** Asks another LLM the same about every input. */
@LLMType
@SuppressWarnings("NullAway.Init")
public class TopicLLM extends LLM {
  /** Who is asked. */
  @Attribute LLM llm;

  /** For the generated builder. */
  protected TopicLLM() {}

  @Override
  public String modelName() {
    return "topic";
  }

  @Override
  protected List<Inquiry> inquiries(int numGenerations) {
    return List.of(Inquiry.of(llm, numGenerations, true));
  }

  /** Asks for a topic. */
  List<GenerateOutput> generate(List<Input> inputs, int numGenerations) {
    return llm.generateOutputs(
        inputs.stream()
            .map(input -> input.withMessages(List.of(ChatMessage.user("Name a topic"))))
            .toList(),
        numGenerations);
  }
}
