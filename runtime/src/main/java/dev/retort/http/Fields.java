package dev.retort.http;

import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks into an object that may lack fields, or have others than it should.
 *
 * @param object what is looked into
 */
public record Fields(JsonObject object) {
  private static final Fields NONE = new Fields(new JsonObject(Map.of()));

  /** A count of more digits is none. */
  private static final int MOST_DIGITS = 15;

  /**
   * Reads a body.
   *
   * @param reply with one object
   * @return its fields
   * @throws MalformedException if it is something else
   */
  public static Fields of(HttpReply reply) throws MalformedException {
    String text = Json.decode(reply.body()).toString();
    if (Json.read(text) instanceof JsonObject object) {
      return new Fields(object);
    }
    throw new MalformedException("is no JSON object");
  }

  /**
   * Reads a text.
   *
   * @param name of the field
   * @return null if there is none
   */
  public @Nullable String text(String name) {
    return value(name) instanceof JsonString text ? text.value() : null;
  }

  /**
   * Demands a text.
   *
   * @param name of the field
   * @return the text
   * @throws MalformedException if there is none, or an empty one
   */
  public String demand(String name) throws MalformedException {
    String text = text(name);
    if (text == null || text.isEmpty()) {
      throw new MalformedException("has no " + name);
    }
    return text;
  }

  /**
   * Reads a count.
   *
   * @param name of the field
   * @return null if there is none
   */
  public @Nullable Long count(String name) {
    return value(name) instanceof JsonNumber number
            && number.text().length() <= MOST_DIGITS
            && number.text().chars().allMatch(c -> c >= '0' && c <= '9')
        ? Long.valueOf(number.text())
        : null;
  }

  /**
   * Reads a count that is 0 unless told.
   *
   * @param name of the field
   * @return 0 if there is none
   */
  public long countOrZero(String name) {
    Long count = count(name);
    return count == null ? 0 : count;
  }

  /**
   * Reads a yes or no.
   *
   * @param name of the field
   * @return true if it is there and says so
   */
  public boolean isTrue(String name) {
    return new JsonBoolean(true).equals(value(name));
  }

  /**
   * Looks into an object.
   *
   * @param name of the field
   * @return without fields if there is none
   */
  public Fields inner(String name) {
    return value(name) instanceof JsonObject inner ? new Fields(inner) : NONE;
  }

  /**
   * Looks into the objects of a list.
   *
   * @param name of the field
   * @return empty if there is no list; what is no object is left out
   */
  public List<Fields> list(String name) {
    List<Fields> items = new ArrayList<>();
    if (value(name) instanceof JsonArray array) {
      for (JsonValue item : array.items()) {
        if (item instanceof JsonObject inner) {
          items.add(new Fields(inner));
        }
      }
    }
    return items;
  }

  private @Nullable JsonValue value(String name) {
    return object.fields().get(name);
  }
}
