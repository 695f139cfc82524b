package dev.retort.llamacpp;

import dev.retort.llm.StructuredOutput;
import dev.retort.structured.JsonText;

/** Says the form of an answer as a grammar. */
final class AnswerGrammar {
  private AnswerGrammar() {}

  /** Whether a grammar can say a form; else the prompt must. */
  static boolean says(StructuredOutput form) {
    try {
      of(form, Grammar.NO_BOUND);
      return true;
    } catch (UnsayableException e) {
      return false;
    }
  }

  /**
   * Says a form.
   *
   * @param room how many characters a text may have that has no bound of its own; {@link
   *     Grammar#NO_BOUND} for any number
   * @throws UnsayableException if it is none, or no grammar can say it
   */
  static String of(StructuredOutput form, int room) throws UnsayableException {
    if (form instanceof StructuredOutput.Regex regex) {
      Grammar grammar = new Grammar(room);
      return grammar.text(new PatternGrammar(regex.pattern(), grammar, false).whole());
    } else if (form instanceof StructuredOutput.JsonSchema json) {
      return SchemaGrammar.of(JsonText.read(json.schema()), room);
    }
    throw new UnsayableException("llama.cpp has no grammar for such a form");
  }
}
