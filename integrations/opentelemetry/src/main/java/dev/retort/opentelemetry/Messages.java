package dev.retort.opentelemetry;

import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.FinishReason;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.Input;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said, in the form that the conventions have for it. Nothing but conversion. */
final class Messages {
  private static final String DATA = "data:";
  private static final String BASE64 = ";base64,";

  private Messages() {}

  static Value<?> of(Input input) {
    List<Value<?>> messages = new ArrayList<>();
    for (ChatMessage message : input.messages()) {
      List<Value<?>> parts = new ArrayList<>();
      for (ChatMessage.Part part : message.parts()) {
        parts.add(part instanceof ChatMessage.Text text ? text(text.text()) : image(part));
      }
      messages.add(
          Value.of(
              KeyValue.of("role", Value.of(message.role().wireName())),
              KeyValue.of("parts", Value.of(parts))));
    }
    return Value.of(messages);
  }

  static Value<?> of(GenerateOutput output) {
    List<Value<?>> messages = new ArrayList<>();
    for (int i = 0; i < output.generations().size(); i++) {
      String generation = output.generations().get(i);
      List<FinishReason> ends = output.finishReasons();
      FinishReason end = i < ends.size() ? ends.get(i) : FinishReason.OTHER;
      messages.add(
          Value.of(
              KeyValue.of("role", Value.of("assistant")),
              KeyValue.of(
                  "parts", generation == null ? Value.of(List.of()) : Value.of(text(generation))),
              KeyValue.of("finish_reason", Value.of(reason(generation, end, output.error())))));
    }
    return Value.of(messages);
  }

  /** The form asks for a reason, and not all providers tell one. */
  private static String reason(
      @Nullable String generation, FinishReason end, @Nullable Failure failure) {
    if (generation != null || failure == null) {
      return word(end);
    }
    return failure.kind() == Kind.CONTENT_FILTER ? "content_filter" : "error";
  }

  /** Why a generation ended, as the conventions say it. */
  static String word(FinishReason end) {
    return switch (end) {
      case STOP -> "stop";
      case LENGTH, CONTEXT -> "length";
      case OTHER -> "unknown";
    };
  }

  private static Value<?> text(String text) {
    return Value.of(KeyValue.of("type", Value.of("text")), KeyValue.of("content", Value.of(text)));
  }

  private static Value<?> image(ChatMessage.Part part) {
    String url = ((ChatMessage.Image) part).url();
    int data = url.indexOf(BASE64);
    if (!url.startsWith(DATA) || data < 0) {
      return Value.of(
          KeyValue.of("type", Value.of("uri")),
          KeyValue.of("modality", Value.of("image")),
          KeyValue.of("uri", Value.of(url)));
    }
    return Value.of(
        KeyValue.of("type", Value.of("blob")),
        KeyValue.of("modality", Value.of("image")),
        KeyValue.of("mime_type", Value.of(url.substring(DATA.length(), data))),
        KeyValue.of("content", Value.of(url.substring(data + BASE64.length()))));
  }
}
