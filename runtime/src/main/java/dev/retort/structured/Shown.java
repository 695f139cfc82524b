package dev.retort.structured;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values as messages show them: on one line, and cut where they are long. */
final class Shown {
  private static final int LONGEST = 60;
  private static final int MOST_NAMES = 12;

  private Shown() {}

  static String of(String text) {
    return of(new JsonString(text));
  }

  static String of(JsonValue value) {
    if (value instanceof JsonObject) {
      return "an object";
    } else if (value instanceof JsonArray) {
      return "an array";
    } else if (value instanceof JsonString text && text.value().length() > LONGEST) {
      int end = Character.isHighSurrogate(text.value().charAt(LONGEST - 1)) ? 1 : 0;
      return JsonText.write(new JsonString(text.value().substring(0, LONGEST - end) + "..."));
    }
    return cut(JsonText.write(value));
  }

  /** Some values to choose from. */
  static String anyOf(Collection<JsonValue> values) {
    String shown =
        values.stream().limit(MOST_NAMES).map(Shown::whole).collect(Collectors.joining(", "));
    int more = values.size() - MOST_NAMES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static String whole(JsonValue value) {
    return cut(JsonText.write(value));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}
