package dev.retort.step;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One record on its way through a pipeline: values by column, in order. A value is what JSON can
 * say: a {@code String}, {@code Boolean}, {@code Long}, {@code BigInteger}, {@code BigDecimal},
 * {@code List}, {@code Map} with text keys, or null. Immutable; every change is a new row.
 *
 * <p>Make output rows from input rows ({@code row.with("length", 3)}), not from nothing, so that
 * the columns of other steps and their mappings are kept.
 */
public final class Row {
  private static final Row EMPTY = new Row(Map.of(), null);

  private final Map<String, @Nullable Object> values;

  /** The row as the pipeline has it, before a step's mappings; null outside of a step. */
  private final @Nullable Row origin;

  private Row(Map<String, @Nullable Object> values, @Nullable Row origin) {
    this.values = values;
    this.origin = origin;
  }

  /**
   * A row without columns.
   *
   * @return the empty row
   */
  public static Row empty() {
    return EMPTY;
  }

  /**
   * A row of one column.
   *
   * @param column its name
   * @param value its value
   * @return the row
   * @throws IllegalArgumentException if JSON cannot say the value
   */
  public static Row of(String column, @Nullable Object value) {
    return EMPTY.with(column, value);
  }

  /**
   * A row.
   *
   * @param values by column, in the order of the map
   * @return the row
   * @throws IllegalArgumentException if JSON cannot say a value
   */
  public static Row of(Map<String, ? extends @Nullable Object> values) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    values.forEach((column, value) -> copy.put(column, plain(value)));
    return new Row(copy, null);
  }

  /**
   * A row from a JSON object.
   *
   * @param json text of one object
   * @return the row
   * @throws IllegalArgumentException if the text is no JSON object
   */
  public static Row ofJson(String json) {
    try (JsonParser in = PlainJson.parser(json)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        Row row = new Row(PlainJson.object(in), null);
        if (in.nextToken() == null) {
          return row;
        }
      }
    } catch (JacksonException | PlainJson.BadRecord e) {
      // Told below: a parser's message may hold what stands in the text.
    }
    throw new IllegalArgumentException("a row is one JSON object");
  }

  /** A row of values that are plain already; the map is the row's own from now on. */
  static Row owning(Map<String, @Nullable Object> values) {
    return new Row(values, null);
  }

  /** What a step sees of a row: its own names for columns. */
  static Row view(Map<String, @Nullable Object> values, Row origin) {
    return new Row(values, origin);
  }

  /** The row behind a step's view; null for rows that a step made from nothing. */
  @Nullable Row origin() {
    return origin;
  }

  /**
   * Names of the columns.
   *
   * @return in order, unmodifiable
   */
  public Set<String> columns() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /**
   * Whether there is such a column, its value null or not.
   *
   * @param column its name
   * @return true if so
   */
  public boolean has(String column) {
    return values.containsKey(column);
  }

  /**
   * The value of a column.
   *
   * @param column its name
   * @return the value; null if it is null or there is no such column
   */
  public @Nullable Object get(String column) {
    return values.get(column);
  }

  /**
   * The value of a column as text.
   *
   * @param column its name
   * @return text as it stands, numbers and booleans as written in JSON; null if the value is null
   *     or there is no such column
   * @throws IllegalArgumentException if the value is a list or a map
   */
  public @Nullable String text(String column) {
    Object value = values.get(column);
    if (value instanceof Collection || value instanceof Map) {
      throw new IllegalArgumentException(
          "column \"" + column + "\" holds a " + kind(value) + ", not a text");
    }
    return value instanceof BigDecimal number
        ? number.toString()
        : value == null ? null : value.toString();
  }

  /**
   * Sets a column; a new one goes to the end.
   *
   * @param column its name
   * @param value its value: what JSON can say; other numbers are turned into these
   * @return a changed copy
   * @throws IllegalArgumentException if JSON cannot say the value
   */
  public Row with(String column, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
    copy.put(column, plain(value));
    return new Row(copy, origin);
  }

  /** Sets some columns with one copy; new ones go to the end, in their order. */
  Row with(Map<String, @Nullable Object> columns) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
    columns.forEach((column, value) -> copy.put(column, plain(value)));
    return new Row(copy, origin);
  }

  /**
   * Removes a column.
   *
   * @param column its name
   * @return a changed copy, the row itself if there is no such column
   */
  public Row without(String column) {
    if (!values.containsKey(column)) {
      return this;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
    copy.remove(column);
    return new Row(copy, origin);
  }

  /**
   * Keeps some columns and removes all others.
   *
   * @param columns those to keep, in their new order; those that are missing are left out
   * @return a changed copy
   */
  public Row keep(Collection<String> columns) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    for (String column : columns) {
      if (values.containsKey(column)) {
        copy.put(column, values.get(column));
      }
    }
    return new Row(copy, origin);
  }

  /**
   * The row as a map.
   *
   * @return by column, in order, unmodifiable
   */
  public Map<String, @Nullable Object> toMap() {
    return Collections.unmodifiableMap(values);
  }

  /**
   * Writes the row as a JSON object.
   *
   * @param out where to
   */
  public void write(JsonGenerator out) {
    PlainJson.writeObject(values, out);
  }

  /**
   * The row as a JSON object in one line.
   *
   * @return JSON text
   */
  public String toJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PlainJson.generator(text)) {
      write(out);
    }
    return text.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row row && values.equals(row.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Returns the columns and values, for debugging. */
  @Override
  public String toString() {
    return values.toString();
  }

  private static String kind(Object value) {
    return value instanceof Map ? "map" : "list";
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof BigInteger
        || value instanceof BigDecimal) {
      return value;
    } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    } else if (value instanceof Double || value instanceof Float) {
      return decimal((Number) value);
    } else if (value instanceof Collection<?> items) {
      return list(items);
    } else if (value instanceof Map<?, ?> map) {
      return map(map);
    } else if (value instanceof CharSequence || value instanceof Character) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        "a row cannot hold a " + value.getClass().getName() + ": only what JSON can say");
  }

  private static BigDecimal decimal(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "a row cannot hold " + value + ": JSON has no such number");
    }
    return new BigDecimal(number.toString());
  }

  private static List<@Nullable Object> list(Collection<?> items) {
    List<@Nullable Object> copy = new ArrayList<>(items.size());
    items.forEach(item -> copy.add(plain(item)));
    return Collections.unmodifiableList(copy);
  }

  private static Map<String, @Nullable Object> map(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw new IllegalArgumentException("a map in a row has text keys only");
          }
          copy.put(name, plain(value));
        });
    return Collections.unmodifiableMap(copy);
  }
}
