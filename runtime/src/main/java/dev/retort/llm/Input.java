package dev.retort.llm;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One conversation to go on with. Immutable; equal to another with the same messages and form.
 *
 * <p>An LLM that asks others makes what it asks them from the input that it was given, by {@link
 * #withMessages} and its like: such an input knows for which answer it is asked, so that what comes
 * is kept where the answers of that LLM are.
 */
public final class Input {
  /**
   * For which answer an input is asked.
   *
   * @param making the answer
   * @param untold the messages as whoever asks has put them; null where they are still the same
   */
  private record Origin(Making making, @Nullable List<ChatMessage> untold) {}

  private final List<ChatMessage> messages;
  private final @Nullable StructuredOutput structuredOutput;
  private final @Nullable Origin origin;

  /**
   * A conversation, by itself.
   *
   * @param messages the conversation so far: at least one message
   * @param structuredOutput the form the answer must have; null for free text
   */
  public Input(List<ChatMessage> messages, @Nullable StructuredOutput structuredOutput) {
    this(messages, structuredOutput, null);
  }

  private Input(
      List<ChatMessage> messages,
      @Nullable StructuredOutput structuredOutput,
      @Nullable Origin origin) {
    this.messages = List.copyOf(messages);
    this.structuredOutput = structuredOutput;
    this.origin = origin;
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
   * The conversation so far.
   *
   * @return at least one message
   */
  public List<ChatMessage> messages() {
    return messages;
  }

  /**
   * The form the answer must have.
   *
   * @return null for free text
   */
  public @Nullable StructuredOutput structuredOutput() {
    return structuredOutput;
  }

  /**
   * Asks for an answer of a form.
   *
   * @param form what the answer must be
   * @return a copy of this input
   */
  public Input withStructuredOutput(StructuredOutput form) {
    return new Input(messages, Objects.requireNonNull(form, "form"), origin);
  }

  /**
   * Asks for free text.
   *
   * @return a copy of this input without its form
   */
  public Input withoutStructuredOutput() {
    return new Input(messages, null, origin);
  }

  /**
   * Asks something else for the same answer.
   *
   * @param messages at least one
   * @return a copy of this input with other messages
   */
  public Input withMessages(List<ChatMessage> messages) {
    return new Input(
        messages, structuredOutput, origin == null ? null : new Origin(origin.making(), null));
  }

  /** The same question with more around it, such as the form that is asked for. */
  Input told(List<ChatMessage> messages) {
    return new Input(
        messages, structuredOutput, origin == null ? null : new Origin(origin.making(), untold()));
  }

  /** The same, asked for an answer. */
  Input within(Making making) {
    return new Input(messages, structuredOutput, new Origin(making, null));
  }

  /** The same, asked for no answer. */
  Input byItself() {
    return origin == null ? this : new Input(messages, structuredOutput);
  }

  /** For which answer it is asked; null if it is asked by itself. */
  @Nullable Making making() {
    return origin == null ? null : origin.making();
  }

  /** The messages as whoever asks has put them. */
  List<ChatMessage> untold() {
    return origin == null || origin.untold() == null ? messages : origin.untold();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Input input
        && messages.equals(input.messages)
        && Objects.equals(structuredOutput, input.structuredOutput);
  }

  @Override
  public int hashCode() {
    return 31 * messages.hashCode() + Objects.hashCode(structuredOutput);
  }

  @Override
  public String toString() {
    return "Input[messages=" + messages + ", structuredOutput=" + structuredOutput + "]";
  }
}
