package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters on lists, maps and the characters of texts. */
final class ListFilters {
  /** Takes a filter or a test with arguments of its own. */
  static final List<String> ANY = List.of("...");

  /** The names of each filter's arguments, in order. */
  static final Map<String, List<String>> PARAMETERS =
      Map.ofEntries(
          Map.entry("batch", List.of("linecount", "fill_with")),
          Map.entry("count", List.of()),
          Map.entry("dictsort", List.of("case_sensitive", "by", "reverse")),
          Map.entry("first", List.of()),
          Map.entry("items", List.of()),
          Map.entry("join", List.of("d", "attribute")),
          Map.entry("last", List.of()),
          Map.entry("length", List.of()),
          Map.entry("list", List.of()),
          Map.entry("map", ANY),
          Map.entry("max", List.of("case_sensitive", "attribute")),
          Map.entry("min", List.of("case_sensitive", "attribute")),
          Map.entry("reject", ANY),
          Map.entry("rejectattr", ANY),
          Map.entry("reverse", List.of()),
          Map.entry("select", ANY),
          Map.entry("selectattr", ANY),
          Map.entry("slice", List.of("slices", "fill_with")),
          Map.entry("sort", List.of("reverse", "case_sensitive", "attribute")),
          Map.entry("sum", List.of("attribute", "start")),
          Map.entry("unique", List.of("case_sensitive", "attribute")));

  private ListFilters() {}

  static @Nullable Object apply(String filter, @Nullable Object value, Arguments arguments) {
    Budget budget = arguments.budget();
    return switch (filter) {
      case "count", "length" -> (long) PlainData.items(notNull(filter, value), budget).size();
      case "first" -> end(PlainData.items(notNull(filter, value), budget), true);
      case "last" -> end(PlainData.items(notNull(filter, value), budget), false);
      case "list" -> PlainData.items(notNull(filter, value), budget);
      case "items" -> pairs(filter, value, budget);
      case "dictsort" -> dictsort(value, arguments);
      case "join" -> join(PlainData.items(notNull(filter, value), budget), arguments);
      case "reverse" -> reverse(value, budget);
      case "sort" -> sort(PlainData.items(notNull(filter, value), budget), arguments);
      case "unique" -> unique(PlainData.items(notNull(filter, value), budget), arguments);
      case "min", "max" ->
          extreme(filter, PlainData.items(notNull(filter, value), budget), arguments);
      case "sum" -> sum(PlainData.items(notNull(filter, value), budget), arguments);
      case "batch" -> batch(PlainData.items(notNull(filter, value), budget), arguments);
      case "slice" -> slice(PlainData.items(notNull(filter, value), budget), arguments);
      case "map" -> map(PlainData.items(notNull(filter, value), budget), arguments);
      default -> select(filter, PlainData.items(notNull(filter, value), budget), arguments);
    };
  }

  private static @Nullable Object notNull(String filter, @Nullable Object value) {
    if (value == null || PlainData.isNumber(value)) {
      throw new Refusal(
          "the filter \""
              + filter
              + "\" takes a list, a map or a text, not "
              + PlainData.kind(value));
    }
    return value;
  }

  private static @Nullable Object end(List<@Nullable Object> items, boolean first) {
    return items.isEmpty() ? PlainData.MISSING : items.get(first ? 0 : items.size() - 1);
  }

  private static List<@Nullable Object> pairs(
      String filter, @Nullable Object value, Budget budget) {
    if (value == PlainData.MISSING && filter.equals("items")) {
      return List.of();
    } else if (!(value instanceof Map<?, ?> map)) {
      throw new Refusal("the filter \"" + filter + "\" takes a map, not " + PlainData.kind(value));
    } else {
      budget.items(map.size());
      List<@Nullable Object> pairs = new ArrayList<>();
      map.forEach((key, each) -> pairs.add(pair(key, PlainData.of(each))));
      return pairs;
    }
  }

  private static List<@Nullable Object> pair(@Nullable Object first, @Nullable Object second) {
    List<@Nullable Object> pair = new ArrayList<>(2);
    pair.add(first);
    pair.add(second);
    return pair;
  }

  private static Object dictsort(@Nullable Object value, Arguments arguments) {
    boolean caseSensitive = arguments.flag(0, "case_sensitive", false);
    boolean byValue = arguments.text(1, "by", "key").equals("value");
    boolean reverse = arguments.flag(2, "reverse", false);
    List<@Nullable Object> pairs = pairs("dictsort", value, arguments.budget());
    Comparator<@Nullable Object> order =
        (a, b) ->
            order(
                PlainData.item(a, byValue ? 1L : 0L),
                PlainData.item(b, byValue ? 1L : 0L),
                caseSensitive,
                arguments.budget());
    pairs.sort(reverse ? order.reversed() : order);
    return pairs;
  }

  private static int order(
      @Nullable Object a, @Nullable Object b, boolean caseSensitive, Budget budget) {
    return PlainData.order(fold(a, caseSensitive), fold(b, caseSensitive), budget);
  }

  private static @Nullable Object fold(@Nullable Object value, boolean caseSensitive) {
    return !caseSensitive && value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
  }

  private static String join(List<@Nullable Object> items, Arguments arguments) {
    String separator = arguments.text(0, "d", "");
    Object attribute = arguments.get(1, "attribute");
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (Object item : items) {
      Object part = part(item, attribute);
      int length = out.length();
      out.append(first ? "" : separator).append(PlainData.print(part, arguments.budget()));
      arguments.budget().grow(out.length(), out.length() - length);
      first = false;
    }
    return out.toString();
  }

  private static @Nullable Object part(@Nullable Object item, @Nullable Object attribute) {
    return attribute == PlainData.MISSING ? item : path(item, attribute);
  }

  /** {@code "a.b"} taken of an item; null and numbers are indexes and stand for themselves. */
  private static @Nullable Object path(@Nullable Object item, @Nullable Object attribute) {
    Object value = item;
    if (!(attribute instanceof String keys)) {
      return PlainData.item(value, attribute);
    }
    for (String key : keys.split("\\.", -1)) {
      boolean index = !(value instanceof Map) && key.matches("[0-9]{1,9}");
      value = PlainData.item(value, index ? (Object) Long.valueOf(key) : key);
    }
    return value;
  }

  private static Object reverse(@Nullable Object value, Budget budget) {
    List<@Nullable Object> items = PlainData.items(notNull("reverse", value), budget);
    Collections.reverse(items);
    return value instanceof String ? Slices.join(items) : items;
  }

  private static Object sort(List<@Nullable Object> items, Arguments arguments) {
    boolean reverse = arguments.flag(0, "reverse", false);
    boolean caseSensitive = arguments.flag(1, "case_sensitive", false);
    Object attribute = arguments.get(2, "attribute");
    List<@Nullable Object> keys = new ArrayList<>();
    if (attribute instanceof String names) {
      keys.addAll(List.of(names.split(",")));
    } else {
      keys.add(attribute);
    }
    Comparator<@Nullable Object> order =
        (a, b) -> {
          int result = 0;
          for (int i = 0; result == 0 && i < keys.size(); i++) {
            Object key = keys.get(i);
            result = order(part(a, key), part(b, key), caseSensitive, arguments.budget());
          }
          return result;
        };
    items.sort(reverse ? order.reversed() : order);
    return items;
  }

  private static Object unique(List<@Nullable Object> items, Arguments arguments) {
    boolean caseSensitive = arguments.flag(0, "case_sensitive", false);
    Object attribute = arguments.get(1, "attribute");
    List<@Nullable Object> seen = new ArrayList<>();
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : items) {
      Object key = fold(part(item, attribute), caseSensitive);
      if (seen.stream().noneMatch(each -> PlainData.equal(each, key, arguments.budget()))) {
        seen.add(key);
        kept.add(item);
      }
    }
    return kept;
  }

  private static @Nullable Object extreme(
      String filter, List<@Nullable Object> items, Arguments arguments) {
    boolean caseSensitive = arguments.flag(0, "case_sensitive", false);
    Object attribute = arguments.get(1, "attribute");
    Object best = PlainData.MISSING;
    Object bestKey = null;
    for (Object item : items) {
      Object key = part(item, attribute);
      int order =
          best == PlainData.MISSING
              ? 1
              : order(key, bestKey, caseSensitive, arguments.budget())
                  * (filter.equals("max") ? 1 : -1);
      if (order > 0) {
        best = item;
        bestKey = key;
      }
    }
    return best;
  }

  private static Object sum(List<@Nullable Object> items, Arguments arguments) {
    Object attribute = arguments.get(0, "attribute");
    Object start = arguments.get(1, "start");
    Object sum = start == null || start == PlainData.MISSING ? (Object) 0L : start;
    for (Object item : items) {
      Object part = attribute == null ? item : part(item, attribute);
      sum = Arithmetic.apply("+", sum, part, arguments.budget());
    }
    return sum;
  }

  private static Object batch(List<@Nullable Object> items, Arguments arguments) {
    long size = positive(arguments, "linecount");
    Object fill = arguments.get(1, "fill_with");
    List<@Nullable Object> rows = new ArrayList<>();
    for (int i = 0; i < items.size(); i += (int) Math.min(size, Integer.MAX_VALUE - i)) {
      int end = (int) Math.min(items.size(), i + size);
      List<@Nullable Object> row = new ArrayList<>(items.subList(i, end));
      if (fill != null && fill != PlainData.MISSING) {
        arguments.budget().items(size);
        while (row.size() < size) {
          row.add(fill);
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object slice(List<@Nullable Object> items, Arguments arguments) {
    long slices = positive(arguments, "slices");
    Object fill = arguments.get(1, "fill_with");
    arguments.budget().items(slices);
    int base = (int) (items.size() / slices);
    long larger = items.size() % slices;
    List<@Nullable Object> rows = new ArrayList<>();
    int at = 0;
    for (long i = 0; i < slices; i++) {
      int end = at + base + (i < larger ? 1 : 0);
      List<@Nullable Object> row = new ArrayList<>(items.subList(at, end));
      if (fill != null && fill != PlainData.MISSING && i >= larger) {
        row.add(fill);
      }
      rows.add(row);
      at = end;
    }
    return rows;
  }

  private static long positive(Arguments arguments, String name) {
    long number = arguments.integer(0, name, 0);
    if (number < 1) {
      throw new Refusal(
          "the filter \"" + arguments.filter() + "\" takes a number that is greater than 0");
    }
    return number;
  }

  private static Object map(List<@Nullable Object> items, Arguments arguments) {
    Object attribute = arguments.named().getOrDefault("attribute", PlainData.MISSING);
    List<@Nullable Object> mapped = new ArrayList<>(items.size());
    if (attribute != PlainData.MISSING) {
      Object otherwise = arguments.named().getOrDefault("default", PlainData.MISSING);
      for (Object item : items) {
        Object part = path(item, attribute);
        mapped.add(part == PlainData.MISSING ? otherwise : part);
      }
      return mapped;
    }
    String filter = arguments.text(0, "filter", "");
    if (!Filters.PARAMETERS.containsKey(filter)) {
      throw new Refusal("the filter \"map\" takes a filter's name or attribute=...");
    }
    Arguments rest = arguments.from(1);
    String problem = Filters.problem(filter, rest.placed().size(), rest.named().keySet());
    if (!problem.isEmpty()) {
      throw new Refusal(problem);
    }
    Arguments own = new Arguments(filter, rest.placed(), rest.named(), rest.budget());
    for (Object item : items) {
      mapped.add(Filters.apply(filter, item, own));
    }
    return mapped;
  }

  private static Object select(String filter, List<@Nullable Object> items, Arguments arguments) {
    boolean wanted = filter.startsWith("select");
    boolean byKey = filter.endsWith("attr");
    Object attribute = byKey ? arguments.get(0, "attr") : PlainData.MISSING;
    if (byKey && attribute == PlainData.MISSING) {
      throw new Refusal("the filter \"" + filter + "\" takes a key");
    }
    Arguments rest = arguments.from(byKey ? 1 : 0);
    String test = rest.text(0, "test", "");
    if (!test.isEmpty() && !Tests.NAMES.contains(test)) {
      throw new Refusal("the filter \"" + filter + "\" takes the name of a test");
    }
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : items) {
      Object tested = byKey ? path(item, attribute) : item;
      boolean holds =
          test.isEmpty()
              ? PlainData.isTrue(tested)
              : Tests.test(test, tested, rest.from(1).placed(), arguments.budget());
      if (holds == wanted) {
        kept.add(item);
      }
    }
    return kept;
  }
}
