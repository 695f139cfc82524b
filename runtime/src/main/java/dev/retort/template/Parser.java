package dev.retort.template;

import dev.retort.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of a template; {@link ExpressionParser} reads what stands in their tags. */
final class Parser {
  private static final int DEEPEST = 50;
  private static final Set<String> FILES = Set.of("include", "import", "from", "extends");
  private static final Set<String> CODE = Set.of("macro", "call", "do", "block");

  private final Tokens tokens;
  private final Names names;
  private final ExpressionParser expressions;
  private int depth;

  Parser(String text) {
    tokens = new Tokens(text, new Lexer(text).tokens());
    names = new Names();
    expressions = new ExpressionParser(tokens, names);
  }

  /** Names that the template takes from outside, with their first offset. */
  Names names() {
    return names;
  }

  List<Node> parse() {
    List<Node> nodes = body(Set.of());
    Token rest = tokens.peek();
    if (rest.kind() != Kind.END) {
      throw tokens.error(rest, tokens.peek(1).label() + " closes nothing here");
    }
    return nodes;
  }

  /** Reads up to a block tag with one of the names; its opening and name are not taken. */
  private List<Node> body(Set<String> ends) {
    List<Node> nodes = new ArrayList<>();
    while (true) {
      Token token = tokens.peek();
      switch (token.kind()) {
        case TEXT -> nodes.add(new Node.Text(tokens.next().text()));
        case PRINT_OPEN -> {
          tokens.next();
          nodes.add(new Node.Print(expressions.tuple()));
          tokens.take(Kind.PRINT_CLOSE, "\"}}\"");
        }
        case BLOCK_OPEN -> {
          Token name = tokens.peek(1);
          if (ends.contains(name.text()) || name.text().startsWith("end")) {
            return nodes;
          }
          nodes.add(block());
        }
        default -> {
          return nodes;
        }
      }
    }
  }

  private Node block() {
    Token open = tokens.next();
    Token name = tokens.take(Kind.NAME, "the name of a block");
    if (++depth > DEEPEST) {
      throw tokens.error(open, "blocks are nested more than " + DEEPEST + " deep");
    }
    Node node =
        switch (name.text()) {
          case "if" -> condition(name);
          case "for" -> loop(name);
          case "set" -> assignment(name);
          case "with" -> with(name);
          case "filter" -> filter(name);
          case "elif", "else" ->
              throw tokens.error(name, "\"" + name.text() + "\" stands outside of \"if\"");
          default -> throw refused(name);
        };
    depth--;
    return node;
  }

  private TemplateException refused(Token name) {
    String block = name.label();
    if (FILES.contains(name.text())) {
      return tokens.error(name, block + " is not allowed: a template cannot read other files");
    } else if (CODE.contains(name.text())) {
      return tokens.error(name, block + " is not allowed: a template cannot define or call code");
    }
    return tokens.error(
        name, "there is no block " + block + "; there are if, for, set, with, filter and raw");
  }

  private Node condition(Token start) {
    List<Expression> conditions = new ArrayList<>();
    List<List<Node>> branches = new ArrayList<>();
    List<Node> otherwise = List.of();
    conditions.add(expressions.tuple());
    closeTag();
    while (true) {
      List<Node> branch = body(Set.of("elif", "else"));
      branches.add(branch);
      Token next = nextBlock(start, "endif");
      if (next.isName("elif")) {
        conditions.add(expressions.tuple());
        closeTag();
        continue;
      }
      if (next.isName("else")) {
        closeTag();
        otherwise = body(Set.of());
        end(start, "endif");
      } else {
        closeTag();
      }
      return new Node.If(conditions, branches, otherwise);
    }
  }

  private Node loop(Token start) {
    List<String> targets = targets();
    tokens.takeName("in");
    Expression items = expressions.tupleWithoutCondition();
    names.open();
    targets.forEach(names::define);
    Expression filter = null;
    if (tokens.peek().isName("if")) {
      tokens.next();
      filter = expressions.expression();
    }
    if (tokens.peek().isName("recursive")) {
      throw tokens.error(tokens.peek(), "recursive loops are not allowed");
    }
    names.define("loop");
    closeTag();
    int before = names.loopUses();
    List<Node> body = body(Set.of("else"));
    boolean usesLoop = names.loopUses() > before;
    names.close();
    List<Node> otherwise = List.of();
    if (nextBlock(start, "endfor").isName("else")) {
      closeTag();
      otherwise = body(Set.of());
      end(start, "endfor");
    } else {
      closeTag();
    }
    return new Node.For(targets, items, filter, body, otherwise, usesLoop, start.offset());
  }

  private Node assignment(Token start) {
    List<String> targets = targets();
    if (tokens.peek().is(".")) {
      throw tokens.error(tokens.peek(), "only names can be set, not keys of a map");
    }
    if (tokens.peek().is("=")) {
      tokens.next();
      Expression value = expressions.tuple();
      closeTag();
      targets.forEach(names::define);
      return new Node.Assign(targets, value, start.offset());
    }
    if (targets.size() > 1) {
      throw tokens.error(tokens.peek(), "\"=\" is missing");
    }
    closeTag();
    names.open();
    List<Node> body = body(Set.of());
    names.close();
    end(start, "endset");
    names.define(targets.get(0));
    return new Node.Capture(targets.get(0), body);
  }

  private Node with(Token start) {
    List<String> targets = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (tokens.peek().kind() != Kind.BLOCK_CLOSE) {
      if (!targets.isEmpty()) {
        tokens.takeOperator(",");
      }
      targets.add(target());
      tokens.takeOperator("=");
      values.add(expressions.expression());
    }
    closeTag();
    names.open();
    targets.forEach(names::define);
    List<Node> body = body(Set.of());
    names.close();
    end(start, "endwith");
    return new Node.With(targets, values, body);
  }

  private Node filter(Token start) {
    Expression filters = expressions.filterChain(start.offset());
    closeTag();
    names.open();
    List<Node> body = body(Set.of());
    names.close();
    end(start, "endfilter");
    return new Node.FilterBlock(filters, body, start.offset());
  }

  private List<String> targets() {
    List<String> targets = new ArrayList<>();
    boolean bracket = tokens.peek().is("(");
    if (bracket) {
      tokens.next();
    }
    targets.add(target());
    while (tokens.peek().is(",")) {
      tokens.next();
      targets.add(target());
    }
    if (bracket) {
      tokens.takeOperator(")");
    }
    return targets;
  }

  private String target() {
    Token name = tokens.take(Kind.NAME, "a name");
    if (Template.RESERVED.contains(name.text()) || name.text().equals("loop")) {
      throw tokens.error(name, "\"" + name.text() + "\" cannot be given a value");
    }
    return name.text();
  }

  /** Takes the opening and the name of the block tag that ended a body. */
  private Token nextBlock(Token start, String end) {
    Token open = tokens.peek();
    @Nullable Token name = open.kind() == Kind.BLOCK_OPEN ? tokens.peek(1) : null;
    if (name == null || (name.text().startsWith("end") && !name.isName(end))) {
      throw tokens.error(
          start, "\"" + start.text() + "\" is not closed; \"{% " + end + " %}\" is missing");
    }
    tokens.next();
    return tokens.next();
  }

  private void end(Token start, String end) {
    Token name = nextBlock(start, end);
    if (!name.isName(end)) {
      throw tokens.error(name, "\"" + end + "\" must stand here");
    }
    closeTag();
  }

  private void closeTag() {
    tokens.take(Kind.BLOCK_CLOSE, "\"%}\"");
  }
}
