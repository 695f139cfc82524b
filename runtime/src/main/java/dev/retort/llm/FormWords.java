package dev.retort.llm;

import dev.retort.llm.GenerateOutput.Rejected;
import dev.retort.structured.Finding;
import java.util.ArrayList;
import java.util.List;

/** What a model is told of the form of its answer, and of an answer that has not that form. */
final class FormWords {
  private static final String FENCE = "```";

  private FormWords() {}

  /** The input with the form in its system message; one is put in front where there is none. */
  static Input tell(Input input, StructuredOutput form) {
    List<ChatMessage> messages = new ArrayList<>(input.messages());
    ChatMessage first = messages.get(0);
    if (first.role() == ChatMessage.Role.SYSTEM) {
      List<ChatMessage.Part> parts = new ArrayList<>(first.parts());
      parts.add(new ChatMessage.Text("\n\n" + words(form)));
      messages.set(0, new ChatMessage(ChatMessage.Role.SYSTEM, joined(parts)));
    } else {
      messages.add(0, ChatMessage.system(words(form)));
    }
    return input.told(messages).withStructuredOutput(form);
  }

  private static String words(StructuredOutput form) {
    if (form instanceof StructuredOutput.JsonSchema json) {
      return "Answer with JSON that satisfies this JSON Schema, and with nothing else: no text"
          + " around it, no code fence.\n\n"
          + json.schema();
    }
    return "Answer with text that matches this regular expression from end to end, and with nothing"
        + " else.\n\n"
        + ((StructuredOutput.Regex) form).pattern();
  }

  /** One text of those that follow each other: some providers take no more. */
  private static List<ChatMessage.Part> joined(List<ChatMessage.Part> parts) {
    List<ChatMessage.Part> all = new ArrayList<>();
    for (ChatMessage.Part part : parts) {
      if (part instanceof ChatMessage.Text text
          && !all.isEmpty()
          && all.get(all.size() - 1) instanceof ChatMessage.Text before) {
        all.set(all.size() - 1, new ChatMessage.Text(before.text() + text.text()));
      } else {
        all.add(part);
      }
    }
    return all;
  }

  /** The conversation with an answer and what is wrong with it. */
  static Input again(Input input, StructuredOutput form, Rejected answer) {
    List<ChatMessage> messages = new ArrayList<>(input.messages());
    if (!answer.text().isBlank()) {
      messages.add(ChatMessage.assistant(answer.text()));
    }
    StringBuilder words = new StringBuilder("This answer ").append(unfit(form)).append(':');
    for (Finding each : answer.findings()) {
      words.append("\n- ").append(each.line());
    }
    words
        .append("\n\nAnswer again: with ")
        .append(
            form instanceof StructuredOutput.JsonSchema
                ? "the whole JSON, put right,"
                : "text that matches,")
        .append(" and nothing else.");
    messages.add(ChatMessage.user(words.toString()));
    return input.withMessages(messages);
  }

  /** What an answer of another form does, to go after "the answer". */
  static String unfit(StructuredOutput form) {
    return form instanceof StructuredOutput.JsonSchema
        ? "does not satisfy the JSON Schema that was asked for"
        : "does not match the regular expression that was asked for";
  }

  /**
   * An answer without what models put around it that were told of the form by the prompt alone:
   * white space, and a code fence about all of it.
   */
  static String unwrapped(String answer) {
    String plain = answer.strip();
    int line = plain.indexOf('\n');
    if (line < 0 || !plain.startsWith(FENCE) || !plain.endsWith(FENCE)) {
      return plain;
    }
    int end = plain.length() - FENCE.length();
    return end > line && !plain.substring(line, end).contains(FENCE)
        ? plain.substring(line, end).strip()
        : plain;
  }
}
