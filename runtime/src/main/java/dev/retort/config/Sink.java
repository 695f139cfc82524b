package dev.retort.config;

import java.util.List;
import java.util.Objects;

/**
 * Where a config is written to: JSON or YAML text, or a Jackson generator. One thread at a time.
 */
abstract class Sink {
  /** No file may be deeper, so nothing that is can be read again. */
  private static final int DEEPEST = 100;

  private int depth;

  /**
   * An object of a declared type begins, maybe within another.
   *
   * @throws ConfigException if it is too deep, as one is that holds itself
   */
  final void enter(Object value) {
    if (++depth > DEEPEST) {
      String message =
          "this "
              + value.getClass().getSimpleName()
              + " holds itself, directly or through what it holds, or stands more than "
              + DEEPEST
              + " deep in others, and cannot be written; take it out of what it holds";
      throw new ConfigException(
          List.of(
              new Problem(
                  ProblemKind.WRONG_VALUE.id(), Problem.Severity.ERROR, "", null, message, null)));
    }
  }

  /** It ends. */
  final void leave() {
    depth--;
  }

  abstract void startObject();

  abstract void endObject();

  abstract void startArray();

  abstract void endArray();

  abstract void name(Key key);

  abstract void name(String name);

  abstract void string(String text);

  /** A number as JSON text. */
  abstract void number(String text);

  abstract void integer(long value);

  abstract void bool(boolean value);

  abstract void nil();

  /** A whole value. */
  void constant(Constant value) {
    copy(value.value(), 0);
  }

  /** Entries of the open list; at least one. */
  void entries(Constant entries) {
    Tape tape = entries.entries();
    for (int i = 1; i < tape.size(); i = tape.after(i)) {
      copy(tape, i);
    }
  }

  /** A value of a tape of JSON. */
  final void copy(Tape tape, int token) {
    switch (tape.kind(token)) {
      case Tape.NULL -> nil();
      case Tape.TRUE -> bool(true);
      case Tape.FALSE -> bool(false);
      case Tape.INTEGER, Tape.DECIMAL -> number(tape.text(token));
      case Tape.OBJECT -> {
        startObject();
        int end = tape.after(token);
        for (int name = token + 1; name < end; name = tape.after(name + 1)) {
          name(tape.text(name));
          copy(tape, name + 1);
        }
        endObject();
      }
      case Tape.ARRAY -> {
        startArray();
        int end = tape.after(token);
        for (int item = token + 1; item < end; item = tape.after(item)) {
          copy(tape, item);
        }
        endArray();
      }
      case Tape.TYPED -> {
        Object value = Objects.requireNonNull(tape.object(token));
        Serializer.of(value).writeTo(value, this);
      }
      default -> string(tape.text(token));
    }
  }
}
