package dev.retort.config;

import java.util.Arrays;

/**
 * Writes YAML in block style, keys in the order given. Text is put in quotes exactly where YAML 1.2
 * (core schema) would read something else; text of several lines is a literal block where that is
 * safe.
 */
final class YamlText extends Sink {
  /** The longest key that a parser finds without a mark in front of it is 1,024 characters. */
  private static final int LONGEST_KEY = 500;

  private final StringBuilder out = new StringBuilder(512);
  private boolean[] objects = new boolean[16];
  private int[] counts = new int[16];
  private int depth;

  @Override
  public String toString() {
    return out.append('\n').toString();
  }

  @Override
  void startObject() {
    open(true);
  }

  @Override
  void endObject() {
    shut("{}");
  }

  @Override
  void startArray() {
    open(false);
  }

  @Override
  void endArray() {
    shut("[]");
  }

  @Override
  void name(Key key) {
    name(key.name());
  }

  @Override
  void name(String name) {
    line();
    boolean marked = name.length() > LONGEST_KEY;
    out.append(marked ? "? " : "");
    if (YamlScalar.isPlain(name) && !name.equals("<<")) {
      out.append(name);
    } else {
      YamlScalar.quote(name, out);
    }
    if (marked) {
      newLine(depth - 1);
    }
    out.append(':');
  }

  @Override
  void string(String text) {
    before();
    if (YamlScalar.isPlain(text)) {
      out.append(text);
    } else if (depth > 0 && YamlScalar.isBlock(text)) {
      block(text);
    } else {
      YamlScalar.quote(text, out);
    }
  }

  @Override
  void number(String text) {
    before();
    out.append(text);
  }

  @Override
  void integer(long value) {
    before();
    out.append(value);
  }

  @Override
  void bool(boolean value) {
    before();
    out.append(value);
  }

  @Override
  void nil() {
    before();
    out.append("null");
  }

  /** Gets ready for a scalar. */
  private void before() {
    item();
    out.append(depth > 0 ? " " : "");
  }

  /** Starts an item where the open container is a list. */
  private void item() {
    if (depth > 0 && !objects[depth]) {
      line();
      out.append('-');
    }
  }

  /** Starts an entry of the open container: on the line of its dash, or on a line of its own. */
  private void line() {
    boolean first = counts[depth]++ == 0;
    boolean afterDash = first && depth > 1 && !objects[depth - 1];
    if (afterDash) {
      out.append(' ');
    } else if (!first || depth > 1) {
      newLine(depth - 1);
    }
  }

  private void newLine(int levels) {
    out.append('\n');
    for (int i = 0; i < levels; i++) {
      out.append("  ");
    }
  }

  private void open(boolean object) {
    item();
    if (++depth == objects.length) {
      objects = Arrays.copyOf(objects, depth * 2);
      counts = Arrays.copyOf(counts, depth * 2);
    }
    objects[depth] = object;
    counts[depth] = 0;
  }

  private void shut(String empty) {
    if (counts[depth] == 0) {
      out.append(depth > 1 ? " " : "").append(empty);
    }
    depth--;
  }

  private void block(String text) {
    boolean ends = text.endsWith("\n");
    out.append(ends ? "|" : "|-");
    int from = 0;
    int end = ends ? text.length() - 1 : text.length();
    while (from <= end) {
      int to = text.indexOf('\n', from);
      to = to < 0 || to > end ? end : to;
      if (to == from) {
        out.append('\n');
      } else {
        newLine(depth);
        out.append(text, from, to);
      }
      from = to + 1;
    }
  }
}
