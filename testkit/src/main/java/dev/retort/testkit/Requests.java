package dev.retort.testkit;

import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.llm.JsonValue;
import dev.retort.testkit.LoopbackServer.Seen;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Compares requests, and looks for texts in them. */
final class Requests {
  private static final Set<String> SAY_NOTHING = Set.of("content-length", "date", "host");

  private Requests() {}

  /**
   * What of a request a parameter may change: all but the headers that say nothing, or differ
   * between two equal calls.
   */
  record Essence(String method, String path, Map<String, List<String>> headers, String body) {}

  /** Names of the headers in which two requests differ, in lower case. */
  static Set<String> noise(Seen one, Seen other) {
    Map<String, List<String>> left = headers(one);
    Map<String, List<String>> right = headers(other);
    Set<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    names.removeIf(name -> Objects.equals(left.get(name), right.get(name)));
    return names;
  }

  /** A request without noise. */
  static Essence essence(Seen request, Set<String> noise) {
    Map<String, List<String>> headers = headers(request);
    headers.keySet().removeAll(noise);
    return new Essence(request.method(), request.path(), headers, request.body());
  }

  private static Map<String, List<String>> headers(Seen request) {
    Map<String, List<String>> headers = new TreeMap<>();
    request.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    headers.keySet().removeAll(SAY_NOTHING);
    return headers;
  }

  /** Whether a text stands in a request: as it is, or as a value of its JSON or a part of one. */
  static boolean holds(Seen request, String text) {
    if (request.body().contains(text) || request.path().contains(text)) {
      return true;
    }
    boolean[] found = {false};
    try {
      texts(Json.read(request.body()), value -> found[0] |= value.contains(text));
    } catch (MalformedException e) {
      return false;
    }
    return found[0];
  }

  private static void texts(JsonValue value, Consumer<String> taker) {
    if (value instanceof JsonValue.JsonString string) {
      taker.accept(string.value());
    } else if (value instanceof JsonValue.JsonArray array) {
      array.items().forEach(item -> texts(item, taker));
    } else if (value instanceof JsonValue.JsonObject object) {
      object
          .fields()
          .forEach(
              (name, field) -> {
                taker.accept(name);
                texts(field, taker);
              });
    }
  }
}
