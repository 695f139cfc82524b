package dev.retort.structured;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values such that equal JSON is equal: 1 and 1.0 are, in objects the order is of no account. */
final class SameJson {
  private SameJson() {}

  /** The value with each number in the one way to write it. */
  static JsonValue of(JsonValue value) {
    if (value instanceof JsonNumber number) {
      BigDecimal exact = number.value();
      // Not toPlainString(): a short number may have a long row of zeros.
      return new JsonNumber(
          exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toEngineeringString());
    } else if (value instanceof JsonArray array) {
      return new JsonArray(array.items().stream().map(SameJson::of).toList());
    } else if (value instanceof JsonObject object) {
      Map<String, JsonValue> fields = new LinkedHashMap<>();
      object.fields().forEach((name, field) -> fields.put(name, of(field)));
      return new JsonObject(fields);
    }
    return value;
  }
}
