package dev.retort.llm;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One conversation to go on with. Immutable.
 *
 * @param messages the conversation so far: at least one message
 * @param structuredOutput the form the answer must have; null for free text
 */
public record Input(List<ChatMessage> messages, @Nullable StructuredOutput structuredOutput) {
  public Input {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("an input needs at least one message");
    }
  }

  /**
   * One message of the user.
   *
   * @param text what is said
   * @return the input
   */
  public static Input of(String text) {
    return new Input(List.of(ChatMessage.user(text)), null);
  }

  /**
   * A conversation.
   *
   * @param messages at least one
   * @return the input
   */
  public static Input of(ChatMessage... messages) {
    return new Input(List.of(messages), null);
  }

  /**
   * Asks for an answer of a form.
   *
   * @param form what the answer must be
   * @return a copy of this input
   */
  public Input withStructuredOutput(StructuredOutput form) {
    return new Input(messages, Objects.requireNonNull(form, "form"));
  }
}
