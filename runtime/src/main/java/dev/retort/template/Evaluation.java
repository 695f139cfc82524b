package dev.retort.template;

import dev.retort.template.Budget.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rendering of a template. One thread, once. */
final class Evaluation {
  /** The name under which a filter block finds its text; no template can write it. */
  static final String BLOCK = "filter block";

  private static final int DEEPEST = 400;

  private final String template;
  private final Budget budget = new Budget();
  private Scope scope;
  private StringBuilder out = new StringBuilder();
  private int depth;

  Evaluation(String template, Map<String, ? extends @Nullable Object> values) {
    this.template = template;
    this.scope = new Scope(null);
    values.forEach((name, value) -> scope.set(name, PlainData.of(value)));
  }

  String render(List<Node> nodes) {
    all(nodes);
    return out.toString();
  }

  private void all(List<Node> nodes) {
    nodes.forEach(this::node);
  }

  private void node(Node node) {
    if (node instanceof Node.Text text) {
      append(text.text(), 0);
    } else if (node instanceof Node.Print print) {
      print(print.value());
    } else if (node instanceof Node.If choice) {
      choose(choice);
    } else if (node instanceof Node.For loop) {
      loop(loop);
    } else if (node instanceof Node.Assign assign) {
      assign(assign.names(), value(assign.value()), assign.offset());
    } else if (node instanceof Node.Capture capture) {
      String text = inside(capture.body());
      scope.set(capture.name(), text);
    } else if (node instanceof Node.With with) {
      with(with);
    } else if (node instanceof Node.FilterBlock block) {
      filterBlock(block);
    }
  }

  private void append(String text, int offset) {
    try {
      budget.grow((long) out.length() + text.length(), text.length());
    } catch (Refusal e) {
      throw error(offset, e);
    }
    out.append(text);
  }

  private void print(Expression expression) {
    Object value = value(expression);
    if (value == null || value == PlainData.MISSING) {
      throw new TemplateException(
          Position.of(template, expression.offset()),
          label(expression) + (value == null ? " is null" : " is missing"));
    }
    try {
      append(PlainData.print(value, budget), expression.offset());
    } catch (Refusal e) {
      throw error(expression.offset(), e);
    }
  }

  private static String label(Expression expression) {
    return expression instanceof Expression.Name name
        ? "\"" + name.name() + "\""
        : "the value to print";
  }

  private void choose(Node.If choice) {
    for (int i = 0; i < choice.conditions().size(); i++) {
      if (PlainData.isTrue(value(choice.conditions().get(i)))) {
        all(choice.branches().get(i));
        return;
      }
    }
    all(choice.otherwise());
  }

  private void loop(Node.For loop) {
    List<@Nullable Object> items = items(loop);
    Scope outer = scope;
    for (int i = 0; i < items.size(); i++) {
      spend(1, loop.offset());
      scope = new Scope(outer);
      assign(loop.names(), items.get(i), loop.offset());
      if (loop.usesLoop()) {
        scope.set("loop", state(items, i));
      }
      all(loop.body());
    }
    scope = outer;
    if (items.isEmpty()) {
      all(loop.otherwise());
    }
  }

  private List<@Nullable Object> items(Node.For loop) {
    List<@Nullable Object> items;
    try {
      Object source = value(loop.items());
      if (source == null) {
        throw new Refusal(label(loop.items()) + " is null and has no items");
      }
      items = PlainData.items(source, budget);
    } catch (Refusal e) {
      throw error(loop.items().offset(), e);
    }
    Expression condition = loop.condition();
    if (condition == null) {
      return items;
    }
    List<@Nullable Object> kept = new ArrayList<>();
    Scope outer = scope;
    for (Object item : items) {
      scope = new Scope(outer);
      assign(loop.names(), item, loop.offset());
      if (PlainData.isTrue(value(condition))) {
        kept.add(item);
      }
    }
    scope = outer;
    return kept;
  }

  private static Map<String, @Nullable Object> state(List<@Nullable Object> items, int i) {
    Map<String, @Nullable Object> state = new LinkedHashMap<>();
    long size = items.size();
    state.put("index", i + 1L);
    state.put("index0", (long) i);
    state.put("revindex", size - i);
    state.put("revindex0", size - i - 1);
    state.put("first", i == 0);
    state.put("last", i == size - 1);
    state.put("length", size);
    if (i > 0) {
      state.put("previtem", items.get(i - 1));
    }
    if (i < size - 1) {
      state.put("nextitem", items.get(i + 1));
    }
    return state;
  }

  private void assign(List<String> names, @Nullable Object value, int offset) {
    if (names.size() == 1) {
      scope.set(names.get(0), value);
      return;
    }
    if (!(value instanceof List<?> parts) || parts.size() != names.size()) {
      throw error(
          offset, new Refusal("there are " + names.size() + " names for another number of values"));
    }
    for (int i = 0; i < names.size(); i++) {
      scope.set(names.get(i), PlainData.of(parts.get(i)));
    }
  }

  private void with(Node.With with) {
    Scope outer = scope;
    Scope inner = new Scope(outer);
    for (int i = 0; i < with.names().size(); i++) {
      inner.set(with.names().get(i), value(with.values().get(i)));
    }
    scope = inner;
    all(with.body());
    scope = outer;
  }

  private void filterBlock(Node.FilterBlock block) {
    String text = inside(block.body());
    Scope outer = scope;
    scope = new Scope(outer);
    scope.set(BLOCK, text);
    print(block.filters());
    scope = outer;
  }

  private String inside(List<Node> body) {
    StringBuilder whole = out;
    Scope outer = scope;
    out = new StringBuilder();
    scope = new Scope(outer);
    all(body);
    String text = out.toString();
    scope = outer;
    out = whole;
    return text;
  }

  @Nullable Object value(Expression expression) {
    if (++depth > DEEPEST) {
      throw error(expression.offset(), new Refusal("the expression is nested too deep"));
    }
    try {
      budget.spend(1);
      return compute(expression);
    } catch (Refusal e) {
      throw error(expression.offset(), e);
    } finally {
      depth--;
    }
  }

  private @Nullable Object compute(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    } else if (expression instanceof Expression.Name name) {
      return scope.get(name.name());
    } else if (expression instanceof Expression.Item item) {
      return PlainData.item(value(item.target()), value(item.key()));
    } else if (expression instanceof Expression.Slice slice) {
      return slice(slice);
    } else if (expression instanceof Expression.ListOf list) {
      return values(list.items());
    } else if (expression instanceof Expression.MapOf map) {
      return map(map);
    } else if (expression instanceof Expression.Unary unary) {
      return unary(unary);
    } else if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    } else if (expression instanceof Expression.Comparison comparison) {
      return compare(comparison);
    } else if (expression instanceof Expression.Choice choice) {
      return choose(choice);
    } else if (expression instanceof Expression.Filtered filtered) {
      return filter(filtered);
    }
    Expression.Tested tested = (Expression.Tested) expression;
    return Tests.test(tested.test(), value(tested.input()), values(tested.arguments()), budget);
  }

  private List<@Nullable Object> values(List<Expression> expressions) {
    List<@Nullable Object> values = new ArrayList<>(expressions.size());
    expressions.forEach(each -> values.add(value(each)));
    return values;
  }

  private Map<String, @Nullable Object> map(Expression.MapOf map) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < map.keys().size(); i++) {
      if (!(value(map.keys().get(i)) instanceof String key)) {
        throw new Refusal("keys of maps are texts");
      }
      values.put(key, value(map.values().get(i)));
    }
    return values;
  }

  private Object unary(Expression.Unary unary) {
    Object operand = value(unary.operand());
    if (unary.operator().equals("not")) {
      return !PlainData.isTrue(operand);
    }
    return unary.operator().equals("-")
        ? Arithmetic.apply("-", 0L, operand, budget)
        : Arithmetic.apply("+", 0L, operand, budget);
  }

  private @Nullable Object binary(Expression.Binary binary) {
    Object left = value(binary.left());
    return switch (binary.operator()) {
      case "or" -> PlainData.isTrue(left) ? left : value(binary.right());
      case "and" -> PlainData.isTrue(left) ? value(binary.right()) : left;
      case "~" -> joined(left, value(binary.right()));
      default -> Arithmetic.apply(binary.operator(), left, value(binary.right()), budget);
    };
  }

  private String joined(@Nullable Object left, @Nullable Object right) {
    PlainData.present("an operand of \"~\"", left);
    PlainData.present("an operand of \"~\"", right);
    String first = PlainData.print(left, budget);
    String second = PlainData.print(right, budget);
    budget.text((long) first.length() + second.length());
    return first + second;
  }

  private boolean compare(Expression.Comparison comparison) {
    Object left = value(comparison.first());
    for (int i = 0; i < comparison.operators().size(); i++) {
      Object right = value(comparison.rest().get(i));
      if (!Tests.compare(comparison.operators().get(i), left, right, budget)) {
        return false;
      }
      left = right;
    }
    return true;
  }

  private @Nullable Object choose(Expression.Choice choice) {
    if (PlainData.isTrue(value(choice.condition()))) {
      return value(choice.then());
    }
    Expression otherwise = choice.otherwise();
    return otherwise == null ? "" : value(otherwise);
  }

  private @Nullable Object filter(Expression.Filtered filtered) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    filtered.named().forEach((name, each) -> named.put(name, value(each)));
    Arguments arguments =
        new Arguments(filtered.filter(), values(filtered.arguments()), named, budget);
    return Filters.apply(filtered.filter(), value(filtered.input()), arguments);
  }

  private Object slice(Expression.Slice slice) {
    Object target = value(slice.target());
    Long step = bound(slice.step());
    Long from = bound(slice.from());
    Long to = bound(slice.to());
    if (!(target instanceof List) && !(target instanceof String)) {
      throw new Refusal(PlainData.kind(target) + " has no slices");
    }
    List<@Nullable Object> items = PlainData.items(target, budget);
    List<@Nullable Object> taken = Slices.of(items, from, to, step == null ? 1 : step);
    return target instanceof String ? Slices.join(taken) : taken;
  }

  private @Nullable Long bound(@Nullable Expression expression) {
    Object value = expression == null ? null : value(expression);
    if (value != null && !(value instanceof Long)) {
      throw new Refusal("bounds of a slice are integers");
    }
    return (Long) value;
  }

  private void spend(long work, int offset) {
    try {
      budget.spend(work);
    } catch (Refusal e) {
      throw error(offset, e);
    }
  }

  private TemplateException error(int offset, Refusal refusal) {
    return new TemplateException(
        Position.of(template, offset), String.valueOf(refusal.getMessage()));
  }
}
