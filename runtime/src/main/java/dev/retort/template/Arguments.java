package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of one filter, by place or by name.
 *
 * @param filter its name, for messages
 * @param placed in order
 * @param named by name
 * @param budget what the filter may cost
 */
record Arguments(
    String filter,
    List<@Nullable Object> placed,
    Map<String, @Nullable Object> named,
    Budget budget) {

  /** The argument; {@link PlainData#MISSING} where there is none. */
  @Nullable Object get(int index, String name) {
    if (index < placed.size()) {
      return placed.get(index);
    }
    return named.containsKey(name) ? named.get(name) : PlainData.MISSING;
  }

  String text(int index, String name, String otherwise) {
    Object value = get(index, name);
    return value == PlainData.MISSING ? otherwise : PlainData.print(value, budget);
  }

  boolean flag(int index, String name, boolean otherwise) {
    Object value = get(index, name);
    return value == PlainData.MISSING ? otherwise : PlainData.isTrue(value);
  }

  long integer(int index, String name, long otherwise) {
    Object value = get(index, name);
    if (value == PlainData.MISSING) {
      return otherwise;
    } else if (value instanceof Long number) {
      return number;
    }
    throw new Refusal(
        "\""
            + name
            + "\" of the filter \""
            + filter
            + "\" is "
            + PlainData.kind(value)
            + ", not an integer");
  }

  /** What is left after the first arguments. */
  Arguments from(int index) {
    return new Arguments(
        filter, placed.subList(Math.min(index, placed.size()), placed.size()), named, budget);
  }
}
