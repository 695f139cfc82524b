package dev.retort.testkit;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request of a cassette and what was answered to it, both without credentials. Immutable.
 *
 * @param request what was asked
 * @param response what was answered
 */
record Exchanged(Request request, Response response) {
  /** What was asked: what decides which answer is given. */
  record Request(String method, String path, Map<String, String> headers, Body body) {
    /**
     * All that is compared, by a name that shows where it stands: nothing that carries a
     * credential.
     *
     * @param credentials parameters of queries that carry one, whatever they hold here
     */
    Map<String, String> leaves(Set<String> credentials) {
      Map<String, String> leaves = new LinkedHashMap<>();
      leaves.put("method", method);
      leaves.put("path", Address.without(credentials, path));
      headers.forEach(
          (name, value) -> {
            if (!value.contains(Cleaning.HIDDEN)) {
              leaves.put("header " + name, value);
            }
          });
      leaves(body.name(), body.value(), leaves);
      return leaves;
    }

    private static void leaves(String place, JsonValue value, Map<String, String> leaves) {
      if (value instanceof JsonObject object && !object.fields().isEmpty()) {
        object.fields().forEach((name, field) -> leaves(place + "." + name, field, leaves));
      } else if (value instanceof JsonArray array && !array.items().isEmpty()) {
        for (int i = 0; i < array.items().size(); i++) {
          leaves(place + "[" + i + "]", array.items().get(i), leaves);
        }
      } else {
        leaves.put(place, PrettyJson.scalar(value));
      }
    }

    /** Equal for requests that get the same answers, whatever the order of keys in their bodies. */
    String key(Set<String> credentials) {
      return new TreeMap<>(leaves(credentials)).toString();
    }
  }

  /** What was answered. */
  record Response(int status, Map<String, String> headers, Body body) {}

  JsonValue toJson() {
    Map<String, JsonValue> asked = new LinkedHashMap<>();
    asked.put("method", new JsonString(request.method()));
    asked.put("path", new JsonString(request.path()));
    asked.put("headers", strings(request.headers()));
    asked.put(request.body().name(), request.body().value());
    Map<String, JsonValue> answered = new LinkedHashMap<>();
    answered.put("status", new JsonNumber(Integer.toString(response.status())));
    answered.put("headers", strings(response.headers()));
    answered.put(response.body().name(), response.body().value());
    Map<String, JsonValue> both = new LinkedHashMap<>();
    both.put("request", new JsonObject(asked));
    both.put("response", new JsonObject(answered));
    return new JsonObject(both);
  }

  /** Reads one; null if it is none. */
  static @Nullable Exchanged of(JsonValue value) {
    JsonObject asked = object(value, "request");
    JsonObject answered = object(value, "response");
    if (asked == null || answered == null) {
      return null;
    }
    Body body = Body.in(asked);
    Body said = Body.in(answered);
    if (!(asked.fields().get("method") instanceof JsonString method)
        || !(asked.fields().get("path") instanceof JsonString path)
        || !(answered.fields().get("status") instanceof JsonNumber status)
        || body == null
        || said == null) {
      return null;
    }
    return new Exchanged(
        new Request(method.value(), path.value(), headers(asked), body),
        new Response(status.value().intValue(), headers(answered), said));
  }

  private static @Nullable JsonObject object(JsonValue value, String name) {
    return value instanceof JsonObject object
            && object.fields().get(name) instanceof JsonObject inner
        ? inner
        : null;
  }

  private static Map<String, String> headers(JsonObject message) {
    Map<String, String> headers = new TreeMap<>();
    if (message.fields().get("headers") instanceof JsonObject object) {
      object
          .fields()
          .forEach(
              (name, value) -> {
                if (value instanceof JsonString text) {
                  headers.put(name, text.value());
                }
              });
    }
    return headers;
  }

  private static JsonValue strings(Map<String, String> texts) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    new TreeMap<>(texts).forEach((name, text) -> fields.put(name, new JsonString(text)));
    return new JsonObject(fields);
  }
}
