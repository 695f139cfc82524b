package dev.retort.opentelemetry;

import dev.retort.llm.GenerationCall;
import dev.retort.llm.StructuredOutput;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a span what was asked: number of answers, form, and the generation kwargs it knows. */
final class RequestAttributes {
  private RequestAttributes() {}

  static void tell(GenerationCall call, Span span) {
    span.setAttribute(GenAiNames.TYPE, call.type().toString());
    if (call.numGenerations() != 1) {
      span.setAttribute(GenAiNames.CHOICES, (long) call.numGenerations());
    }
    StructuredOutput form = call.input().structuredOutput();
    if (form != null) {
      span.setAttribute(
          GenAiNames.OUTPUT_TYPE,
          form instanceof StructuredOutput.JsonSchema ? GenAiNames.JSON : GenAiNames.TEXT);
    }
    fraction(span, GenAiNames.TEMPERATURE, call.kwarg("temperature"));
    fraction(span, GenAiNames.TOP_P, call.kwarg("top_p"));
    fraction(span, GenAiNames.TOP_K, call.kwarg("top_k"));
    fraction(span, GenAiNames.FREQUENCY, call.kwarg("frequency_penalty"));
    fraction(span, GenAiNames.PRESENCE, call.kwarg("presence_penalty"));
    whole(span, GenAiNames.SEED, call.kwarg("seed"));
    whole(
        span,
        GenAiNames.MAX_TOKENS,
        first(call, "max_new_tokens", "max_tokens", "max_completion_tokens", "max_output_tokens"));
    texts(span, GenAiNames.STOP, first(call, "stop", "stop_sequences"));
  }

  private static @Nullable Object first(GenerationCall call, String... names) {
    for (String name : names) {
      Object value = call.kwarg(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static void fraction(Span span, AttributeKey<Double> key, @Nullable Object value) {
    if (value instanceof Number number) {
      span.setAttribute(key, number.doubleValue());
    }
  }

  private static void whole(Span span, AttributeKey<Long> key, @Nullable Object value) {
    if (value instanceof Number number) {
      span.setAttribute(key, number.longValue());
    }
  }

  private static void texts(Span span, AttributeKey<List<String>> key, @Nullable Object value) {
    if (value instanceof String only) {
      span.setAttribute(key, List.of(only));
    } else if (value instanceof Iterable<?> several) {
      List<String> all = new ArrayList<>();
      several.forEach(each -> all.add(String.valueOf(each)));
      span.setAttribute(key, all);
    }
  }
}
