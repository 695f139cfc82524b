package dev.retort.testkit;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An LLM with attributes of many types, all of which it sends. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
class VariedLLM extends SeveralLLM {
  /** A choice. */
  enum Mood {
    CALM,
    BRISK,
    GRIM
  }

  /** A choice that is none. */
  enum Only {
    ONE
  }

  /**
   * Takes what suits its constraints.
   *
   * @param from where it begins
   * @param to where it ends
   * @param mood a choice
   * @param pause perhaps a time
   */
  record Window(
      @Min(3) int from, @Max(9) @Nullable Integer to, Mood mood, Optional<Duration> pause) {}

  /**
   * Takes less than its types say.
   *
   * @param from where it begins
   * @param to where it ends
   */
  record Span(int from, int to) {
    Span {
      if (from >= to) {
        throw new IllegalArgumentException("from must be before to");
      }
    }
  }

  /** A choice. */
  @RuntimeParam(defaultValue = "calm")
  Mood mood;

  /** A choice that is none. */
  @RuntimeParam(defaultValue = "one")
  Only only;

  /** Numbers by text. */
  @RuntimeParam @Nullable Map<String, @DecimalMax("0.5") Double> weights;

  /** Several numbers by text. */
  @RuntimeParam
  @Size(min = 4)
  @Nullable Map<String, Boolean> switches;

  /** A record. */
  @RuntimeParam @Nullable Window window;

  /** Records. */
  @RuntimeParam @Nullable List<Window> windows;

  /** A record that refuses values. */
  @RuntimeParam @Nullable Span span;

  /** Perhaps a time. */
  @RuntimeParam Optional<Duration> pause;

  /** Choices. */
  @RuntimeParam
  @Size(min = 2)
  @Nullable Set<Mood> moods;

  /** Many numbers. */
  @RuntimeParam
  @Size(min = 5)
  @Nullable List<@Positive Integer> many;

  /** Another LLM. */
  @Attribute @Nullable LLM inner;

  @Override
  String body(Input input) {
    return List.of(
            input.messages().get(0).text(),
            String.valueOf(mood),
            String.valueOf(only),
            String.valueOf(weights),
            String.valueOf(switches),
            String.valueOf(window),
            String.valueOf(windows),
            String.valueOf(span),
            String.valueOf(pause),
            String.valueOf(moods),
            String.valueOf(many),
            inner == null ? "none" : inner.modelName())
        .stream()
        .map(Generated::json)
        .toList()
        .toString();
  }
}
