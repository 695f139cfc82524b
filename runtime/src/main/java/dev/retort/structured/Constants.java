package dev.retort.structured;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The constants of an enum as answers name them: in lower case, or as they are. For generated code.
 * Immutable.
 *
 * @param <E> the enum
 */
public final class Constants<E extends Enum<E>> {
  private final List<E> values;
  private final Names names;

  private Constants(List<E> values) {
    this.values = values;
    List<String> all = new ArrayList<>();
    values.forEach(value -> all.add(value.name().toLowerCase(Locale.ROOT)));
    values.forEach(value -> all.add(value.name()));
    this.names = Names.of(all);
  }

  /**
   * All constants of an enum.
   *
   * @param <E> the enum
   * @param values what its {@code values()} returns
   * @return the constants
   */
  public static <E extends Enum<E>> Constants<E> of(E[] values) {
    return new Constants<>(List.of(values));
  }

  Names names() {
    return names;
  }

  List<String> written() {
    return names.all().subList(0, values.size());
  }

  E get(int name) {
    return values.get(name < values.size() ? name : name - values.size());
  }
}
