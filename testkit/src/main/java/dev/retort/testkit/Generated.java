package dev.retort.testkit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's server is to answer, before it is put into the provider's own words. Immutable.
 *
 * @param texts one a generation: more than one only where the provider gives several a call; null
 *     where the model gave none
 * @param inputTokens how many tokens the server says it read
 * @param outputTokens how many tokens the server says it wrote
 */
public record Generated(List<@Nullable String> texts, int inputTokens, int outputTokens) {
  public Generated {
    // List.copyOf refuses nulls, which are answers here.
    texts = Collections.unmodifiableList(Arrays.asList(texts.toArray(new @Nullable String[0])));
  }

  /**
   * The one text of an answer.
   *
   * @return the first text; null where the model gave none
   */
  public @Nullable String text() {
    return texts.get(0);
  }

  /**
   * A text as JSON says it.
   *
   * @param text any; null for none
   * @return in quotes, with what must be escaped; {@code null} for none
   */
  public static String json(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
