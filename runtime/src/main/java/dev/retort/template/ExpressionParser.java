package dev.retort.template;

import dev.retort.descriptor.Suggest;
import dev.retort.template.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads expressions with Jinja's precedence. Calls are refused wherever they stand. */
final class ExpressionParser {
  private static final int DEEPEST = 100;
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private static final Set<String> PRODUCTS = Set.of("*", "/", "//", "%");

  private final Tokens tokens;
  private final Names names;
  private int depth;

  ExpressionParser(Tokens tokens, Names names) {
    this.tokens = tokens;
    this.names = names;
  }

  /** An expression, or several with commas between, which are a list. */
  Expression tuple() {
    return tuple(expression(), true);
  }

  /** The same for the items of a loop, where "if" is the loop's own. */
  Expression tupleWithoutCondition() {
    return tuple(or(), false);
  }

  private Expression tuple(Expression first, boolean withCondition) {
    if (!tokens.peek().is(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.skip(",") && startsExpression()) {
      items.add(withCondition ? expression() : or());
    }
    return new Expression.ListOf(items, first.offset());
  }

  private boolean startsExpression() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case STRING, INTEGER, FLOAT -> true;
      case NAME -> !Set.of("in", "if", "else", "is", "recursive").contains(token.text());
      case OPERATOR -> Set.of("(", "[", "{", "-", "+").contains(token.text());
      default -> false;
    };
  }

  Expression expression() {
    if (++depth > DEEPEST) {
      throw tokens.error(tokens.peek(), "expressions are nested more than " + DEEPEST + " deep");
    }
    Expression value = or();
    while (tokens.peek().isName("if")) {
      tokens.next();
      Expression condition = or();
      Expression otherwise = null;
      if (tokens.peek().isName("else")) {
        tokens.next();
        otherwise = expression();
      }
      value = new Expression.Choice(condition, value, otherwise, value.offset());
    }
    depth--;
    return value;
  }

  private Expression or() {
    return chain(this::and, token -> token.isName("or"));
  }

  private Expression and() {
    return chain(this::not, token -> token.isName("and"));
  }

  private Expression not() {
    Token start = tokens.peek();
    int count = 0;
    while (tokens.peek().isName("not")) {
      tokens.next();
      longChain(++count);
    }
    Expression value = comparison();
    for (int i = 0; i < count; i++) {
      value = new Expression.Unary("not", value, start.offset());
    }
    return value;
  }

  private Expression comparison() {
    Expression first = sum();
    List<String> operators = new ArrayList<>();
    List<Expression> rest = new ArrayList<>();
    while (true) {
      Token token = tokens.peek();
      if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
        operators.add(tokens.next().text());
      } else if (token.isName("in")) {
        tokens.next();
        operators.add("in");
      } else if (token.isName("not") && tokens.peek(1).isName("in")) {
        tokens.next();
        tokens.next();
        operators.add("not in");
      } else {
        break;
      }
      rest.add(sum());
    }
    return operators.isEmpty()
        ? first
        : new Expression.Comparison(first, operators, rest, first.offset());
  }

  private Expression sum() {
    return chain(this::concat, token -> token.is("+") || token.is("-"));
  }

  private Expression concat() {
    return chain(this::product, token -> token.is("~"));
  }

  private Expression product() {
    return chain(
        this::power, token -> token.kind() == Kind.OPERATOR && PRODUCTS.contains(token.text()));
  }

  private Expression power() {
    return chain(() -> unary(true), token -> token.is("**"));
  }

  /** Operands with operators of one precedence between them, taken from the left. */
  private Expression chain(Supplier<Expression> operand, Predicate<Token> operators) {
    Expression left = operand.get();
    for (int length = 1; operators.test(tokens.peek()); length++) {
      longChain(length);
      Token operator = tokens.next();
      left = new Expression.Binary(operator.text(), left, operand.get(), operator.offset());
    }
    return left;
  }

  private Expression unary(boolean withFilters) {
    Token token = tokens.peek();
    Expression value;
    if (token.is("-") || token.is("+")) {
      tokens.next();
      if (++depth > DEEPEST) {
        throw tokens.error(token, "expressions are nested more than " + DEEPEST + " deep");
      }
      value = new Expression.Unary(token.text(), unary(false), token.offset());
      depth--;
    } else {
      value = postfix(primary());
    }
    return withFilters ? filters(value) : value;
  }

  private Expression primary() {
    Token token = tokens.next();
    return switch (token.kind()) {
      case NAME -> name(token);
      case STRING -> text(token);
      case INTEGER -> new Expression.Literal(integer(token.text()), token.offset());
      case FLOAT -> new Expression.Literal(Double.valueOf(token.text()), token.offset());
      default -> bracketed(token);
    };
  }

  private Expression bracketed(Token token) {
    if (token.is("(")) {
      return group(token);
    } else if (token.is("[")) {
      return new Expression.ListOf(items("]"), token.offset());
    } else if (token.is("{")) {
      return map(token);
    }
    throw tokens.error(token, "expected a value, found " + token.label());
  }

  private Expression name(Token token) {
    return switch (token.text()) {
      case "true", "True" -> new Expression.Literal(true, token.offset());
      case "false", "False" -> new Expression.Literal(false, token.offset());
      case "none", "None" -> new Expression.Literal(null, token.offset());
      default -> variable(token);
    };
  }

  private Expression variable(Token token) {
    if (Template.RESERVED.contains(token.text())) {
      throw tokens.error(token, "expected a value, found " + token.label());
    }
    if (tokens.peek().is("(")) {
      throw noCall(token);
    }
    names.use(token.text(), token.offset());
    return new Expression.Name(token.text(), token.offset());
  }

  /** The state of a loop is known, so that a slip is told before anything is rendered. */
  private void checkLoop(Expression target, Token key) {
    boolean loop = target instanceof Expression.Name name && name.name().equals("loop");
    if (loop && names.isDefined("loop") && !Names.OF_LOOP.contains(key.text())) {
      throw unknown(key, "value of \"loop\" named", Names.OF_LOOP);
    }
  }

  private TemplateException noCall(Token name) {
    String filter = name.text().endsWith("strip") ? "trim" : name.text();
    return Filters.PARAMETERS.containsKey(filter)
        ? tokens.error(
            tokens.peek(), "calls are not allowed; use the filter, as in {{ x | " + filter + " }}")
        : noCalls();
  }

  private TemplateException noCalls() {
    return tokens.error(tokens.peek(), "calls are not allowed; filters are, as in {{ x | upper }}");
  }

  private Expression text(Token first) {
    StringBuilder all = new StringBuilder(first.text());
    while (tokens.peek().kind() == Kind.STRING) {
      all.append(tokens.next().text());
    }
    return new Expression.Literal(all.toString(), first.offset());
  }

  private static Object integer(String digits) {
    BigInteger value = new BigInteger(digits);
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }

  private Expression group(Token open) {
    if (tokens.skip(")")) {
      return new Expression.ListOf(List.of(), open.offset());
    }
    Expression first = expression();
    Expression all = tuple(first, true);
    tokens.takeOperator(")");
    return all;
  }

  private List<Expression> items(String close) {
    List<Expression> items = new ArrayList<>();
    while (!tokens.peek().is(close)) {
      if (!items.isEmpty()) {
        tokens.takeOperator(",");
        if (tokens.peek().is(close)) {
          break;
        }
      }
      items.add(expression());
    }
    tokens.takeOperator(close);
    return items;
  }

  private Expression map(Token open) {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!tokens.peek().is("}")) {
      if (!keys.isEmpty()) {
        tokens.takeOperator(",");
        if (tokens.peek().is("}")) {
          break;
        }
      }
      keys.add(expression());
      tokens.takeOperator(":");
      values.add(expression());
    }
    tokens.takeOperator("}");
    return new Expression.MapOf(keys, values, open.offset());
  }

  private Expression postfix(Expression start) {
    Expression value = start;
    int chain = 0;
    while (true) {
      if (tokens.peek().is(".")) {
        value = attribute(value, tokens.next());
      } else if (tokens.peek().is("[")) {
        value = subscript(value, tokens.next());
      } else if (tokens.peek().is("(")) {
        throw noCalls();
      } else {
        return value;
      }
      longChain(++chain);
    }
  }

  private Expression attribute(Expression target, Token dot) {
    Token key = tokens.next();
    if (key.kind() == Kind.INTEGER) {
      return new Expression.Item(
          target, new Expression.Literal(integer(key.text()), key.offset()), dot.offset());
    } else if (key.kind() != Kind.NAME) {
      throw tokens.error(key, "expected a key after \".\", found " + key.label());
    }
    if (tokens.peek().is("(")) {
      throw noCall(key);
    }
    checkLoop(target, key);
    if (key.text().startsWith("__") || target instanceof Expression.Literal) {
      throw tokens.error(
          key, "\"" + key.shortened() + "\" is no key of a map, and nothing else has any");
    }
    return new Expression.Item(
        target, new Expression.Literal(key.text(), key.offset()), dot.offset());
  }

  private Expression subscript(Expression target, Token open) {
    @Nullable Expression from = tokens.peek().is(":") ? null : expression();
    if (!tokens.peek().is(":")) {
      tokens.takeOperator("]");
      if (from == null) {
        throw tokens.error(open, "a key is missing");
      }
      return new Expression.Item(target, from, open.offset());
    }
    tokens.next();
    @Nullable Expression to = sliceEnd();
    @Nullable Expression step = tokens.skip(":") ? sliceEnd() : null;
    tokens.takeOperator("]");
    return new Expression.Slice(target, from, to, step, open.offset());
  }

  private @Nullable Expression sliceEnd() {
    return tokens.peek().is(":") || tokens.peek().is("]") ? null : expression();
  }

  /** The filters of a filter block, from its first name on. */
  Expression filterChain(int offset) {
    Expression value = filter(new Expression.Name(Evaluation.BLOCK, offset));
    return filters(value);
  }

  private Expression filters(Expression start) {
    Expression value = start;
    int chain = 0;
    while (true) {
      if (tokens.skip("|")) {
        value = filter(value);
      } else if (tokens.peek().isName("is")) {
        value = test(value, tokens.next());
      } else if (tokens.peek().is("(")) {
        throw noCalls();
      } else {
        return value;
      }
      longChain(++chain);
    }
  }

  private Expression filter(Expression input) {
    Token name = tokens.take(Kind.NAME, "the name of a filter");
    if (!Filters.PARAMETERS.containsKey(name.text())) {
      throw unknown(name, "filter", Filters.PARAMETERS.keySet());
    }
    List<Expression> arguments = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    if (tokens.skip("(")) {
      while (!tokens.peek().is(")")) {
        if (!arguments.isEmpty() || !named.isEmpty()) {
          tokens.takeOperator(",");
        }
        if (tokens.peek().kind() == Kind.NAME && tokens.peek(1).is("=")) {
          Token key = tokens.next();
          tokens.next();
          named.put(key.text(), expression());
        } else {
          arguments.add(expression());
        }
      }
      tokens.takeOperator(")");
    }
    String problem = Filters.problem(name.text(), arguments.size(), named.keySet());
    if (!problem.isEmpty()) {
      throw tokens.error(name, problem);
    }
    return new Expression.Filtered(name.text(), input, arguments, named, name.offset());
  }

  private Expression test(Expression input, Token is) {
    boolean not = tokens.peek().isName("not");
    if (not) {
      tokens.next();
    }
    Token name = tokens.take(Kind.NAME, "the name of a test");
    if (!Tests.NAMES.contains(name.text())) {
      throw unknown(name, "test", Tests.NAMES);
    }
    List<Expression> arguments = new ArrayList<>();
    if (tokens.skip("(")) {
      arguments.addAll(items(")"));
    } else if (startsTestArgument()) {
      arguments.add(postfix(primary()));
    }
    boolean one = Tests.WITH_ARGUMENT.contains(name.text());
    if (arguments.size() != (one ? 1 : 0)) {
      throw tokens.error(
          name,
          "the test \"" + name.text() + "\" takes " + (one ? "one argument" : "no arguments"));
    }
    Expression tested = new Expression.Tested(name.text(), input, arguments, name.offset());
    return not ? new Expression.Unary("not", tested, is.offset()) : tested;
  }

  private boolean startsTestArgument() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case STRING, INTEGER, FLOAT -> true;
      case NAME ->
          !Template.RESERVED.contains(token.text())
              || Set.of("true", "false", "none", "True", "False", "None").contains(token.text());
      case OPERATOR -> token.is("[") || token.is("{");
      default -> false;
    };
  }

  private TemplateException unknown(Token name, String kind, Set<String> known) {
    String nearest =
        Suggest.nearest(name.text(), known)
            .map(near -> "; did you mean \"" + near + "\"?")
            .orElse("");
    return tokens.error(name, "there is no " + kind + " \"" + name.shortened() + "\"" + nearest);
  }

  private void longChain(int length) {
    if (length > 200) {
      throw tokens.error(tokens.peek(), "this expression has more than 200 parts in a row");
    }
  }
}
