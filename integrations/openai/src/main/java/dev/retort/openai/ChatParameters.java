package dev.retort.openai;

import dev.retort.llm.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The generation kwargs of one call that go out as they are; null leaves the choice to the server.
 * Immutable.
 *
 * @param others what only some servers take, by its name on the wire
 */
record ChatParameters(
    @Nullable Integer maxNewTokens,
    boolean logprobs,
    @Nullable Integer topLogprobs,
    @Nullable Double frequencyPenalty,
    @Nullable Double presencePenalty,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable List<String> stop,
    Map<String, JsonValue> others) {

  ChatParameters {
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  /**
   * What all servers take. A penalty of 0 is left out: no penalty is what every server does
   * unasked, and some know no penalties.
   */
  ChatParameters(
      int maxNewTokens,
      boolean logprobs,
      @Nullable Integer topLogprobs,
      double frequencyPenalty,
      double presencePenalty,
      double temperature,
      double topP,
      @Nullable List<String> stop) {
    this(
        maxNewTokens,
        logprobs,
        topLogprobs,
        frequencyPenalty == 0 ? null : Double.valueOf(frequencyPenalty),
        presencePenalty == 0 ? null : Double.valueOf(presencePenalty),
        temperature,
        topP,
        stop,
        Map.of());
  }

  /**
   * The same, and one that not every server takes.
   *
   * @param name on the wire
   * @param value null for what is not set
   */
  ChatParameters with(String name, @Nullable JsonValue value) {
    if (value == null) {
      return this;
    }
    Map<String, JsonValue> more = new LinkedHashMap<>(others);
    more.put(name, value);
    return new ChatParameters(
        maxNewTokens,
        logprobs,
        topLogprobs,
        frequencyPenalty,
        presencePenalty,
        temperature,
        topP,
        stop,
        more);
  }

  /** The same, and a number that not every server takes. */
  ChatParameters with(String name, @Nullable Integer value) {
    return with(name, value == null ? null : new JsonValue.JsonNumber(value.toString()));
  }
}
