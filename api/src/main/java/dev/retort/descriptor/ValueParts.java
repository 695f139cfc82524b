package dev.retort.descriptor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a value of a declared type is made of, however it is nested. */
public final class ValueParts {
  private ValueParts() {}

  /**
   * Gives all that has no parts of its own: scalars, open JSON values, LLMs, kwargs.
   *
   * @param type the type of the value
   * @param value of it; null has no parts
   * @param part takes each, in order
   */
  public static void each(ValueType type, @Nullable Object value, Consumer<Object> part) {
    Object unused =
        replaced(
            type,
            value,
            each -> {
              part.accept(each);
              return each;
            });
  }

  /**
   * Makes a value of the same form with other parts.
   *
   * @param type the type of the value
   * @param value of it; null stays null
   * @param part what stands for each part
   * @return lists for lists, sets and records, maps for maps, an {@code Optional} for one
   */
  public static @Nullable Object replaced(
      ValueType type, @Nullable Object value, Function<Object, @Nullable Object> part) {
    if (value == null) {
      return null;
    } else if (type instanceof ValueType.OptionalType optional) {
      return ((Optional<?>) value).map(inner -> replaced(optional.value(), inner, part));
    } else if (type instanceof ValueType.ListType list) {
      return items(list.item(), (Collection<?>) value, part);
    } else if (type instanceof ValueType.SetType set) {
      return items(set.item(), (Collection<?>) value, part);
    } else if (type instanceof ValueType.MapType map) {
      Map<Object, @Nullable Object> all = new LinkedHashMap<>();
      ((Map<?, ?>) value)
          .forEach((name, inner) -> all.put(name, replaced(map.value(), inner, part)));
      return all;
    } else if (type instanceof ValueType.RecordType record) {
      List<@Nullable Object> all = new ArrayList<>();
      List<ParamDescriptor> components = record.shape().components();
      for (int i = 0; i < components.size(); i++) {
        all.add(replaced(components.get(i).type(), record.shape().get(value, i), part));
      }
      return all;
    }
    return part.apply(value);
  }

  private static List<@Nullable Object> items(
      ValueType item, Collection<?> values, Function<Object, @Nullable Object> part) {
    List<@Nullable Object> all = new ArrayList<>();
    values.forEach(each -> all.add(replaced(item, each, part)));
    return all;
  }
}
