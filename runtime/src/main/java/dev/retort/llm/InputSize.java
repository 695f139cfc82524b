package dev.retort.llm;

import java.nio.charset.StandardCharsets;

/**
 * How much there is to read in an input. Immutable.
 *
 * @param bytes of all text, in UTF-8, and of the form that is asked for
 * @param messages how many
 * @param images how many
 */
record InputSize(long bytes, int messages, int images) {
  static InputSize of(Input input) {
    long bytes = 0;
    int images = 0;
    for (ChatMessage message : input.messages()) {
      for (ChatMessage.Part part : message.parts()) {
        if (part instanceof ChatMessage.Text text) {
          bytes += bytes(text.text());
        } else {
          images++;
        }
      }
    }
    if (input.structuredOutput() instanceof StructuredOutput.JsonSchema schema) {
      bytes += bytes(schema.schema());
    }
    return new InputSize(bytes, input.messages().size(), images);
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
