package dev.retort.template;

import dev.retort.template.Token.Kind;
import java.util.List;

/** The tokens of a template, taken from the front. */
final class Tokens {
  private final String text;
  private final List<Token> tokens;
  private int next;

  Tokens(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    next++;
    return token;
  }

  Token take(Kind kind, String expected) {
    if (peek().kind() != kind) {
      throw error(peek(), "expected " + expected + ", found " + peek().label());
    }
    return next();
  }

  void takeOperator(String operator) {
    if (!peek().is(operator)) {
      throw error(peek(), "expected \"" + operator + "\", found " + peek().label());
    }
    next();
  }

  void takeName(String name) {
    if (!peek().isName(name)) {
      throw error(peek(), "expected \"" + name + "\", found " + peek().label());
    }
    next();
  }

  boolean skip(String operator) {
    boolean found = peek().is(operator);
    if (found) {
      next();
    }
    return found;
  }

  TemplateException error(Token token, String message) {
    return error(token.offset(), message);
  }

  TemplateException error(int offset, String message) {
    return new TemplateException(Position.of(text, offset), message);
  }
}
