package dev.retort.config;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes compact JSON in UTF-8. */
final class JsonText extends Sink {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private byte[] out;
  private int size;

  /** Whether a comma is due before what comes next. */
  private boolean comma;

  JsonText(int capacity) {
    this.out = new byte[capacity];
  }

  /** What was written; nothing may be written after. */
  byte[] toBytes() {
    return size == out.length ? out : Arrays.copyOf(out, size);
  }

  int size() {
    return size;
  }

  @Override
  public String toString() {
    return new String(out, 0, size, StandardCharsets.UTF_8);
  }

  @Override
  void startObject() {
    open((byte) '{');
  }

  @Override
  void endObject() {
    shut((byte) '}');
  }

  @Override
  void startArray() {
    open((byte) '[');
  }

  @Override
  void endArray() {
    shut((byte) ']');
  }

  @Override
  void name(Key key) {
    raw(key.json());
    comma = false;
  }

  @Override
  void name(String name) {
    string(name);
    append((byte) ':');
    comma = false;
  }

  @Override
  void number(String text) {
    int length = text.length();
    int at = room(comma ? length + 1 : length);
    if (comma) {
      out[at++] = ',';
    }
    for (int i = 0; i < length; i++) {
      out[at++] = (byte) text.charAt(i);
    }
    size = at;
    comma = true;
  }

  @Override
  void integer(long value) {
    if (value < 0 || value > 999_999_999) {
      number(Long.toString(value));
      return;
    }
    int rest = (int) value;
    int digits = 1;
    for (int ten = 10; digits < 9 && rest >= ten; ten *= 10) {
      digits++;
    }
    int at = room(comma ? digits + 1 : digits);
    if (comma) {
      out[at++] = ',';
    }
    for (int i = at + digits - 1; i >= at; i--) {
      out[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size = at + digits;
    comma = true;
  }

  @Override
  void bool(boolean value) {
    raw(value ? TRUE : FALSE);
  }

  @Override
  void nil() {
    raw(NULL);
  }

  @Override
  void constant(Constant value) {
    raw(value.bytes());
  }

  @Override
  void entries(Constant entries) {
    raw(entries.bytes());
  }

  @Override
  void string(String text) {
    int length = text.length();
    // Room for the worst case, six bytes a unit, only where the text turns out to need it.
    int at = room(comma ? length + 3 : length + 2);
    byte[] to = out;
    if (comma) {
      to[at++] = ',';
    }
    comma = true;
    to[at++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c > 0x7E || c == '"' || c == '\\') {
        size = at;
        special(text, i);
        return;
      }
      to[at++] = (byte) c;
    }
    to[at] = '"';
    size = at + 1;
  }

  /** Writes the rest of a text in which escapes or characters beyond ASCII are. */
  private void special(String text, int from) {
    int length = text.length();
    int at = room((length - from) * 6 + 1);
    byte[] to = out;
    int i = from;
    while (i < length) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c >= 0x20 && c <= 0x7E && c != '"' && c != '\\') {
        to[at++] = (byte) c;
      } else if (c < 0x80 || (c >= 0xD800 && c < 0xE000)) {
        at = escape(at, (char) c);
      } else {
        at = beyondAscii(to, at, c);
      }
    }
    to[at] = '"';
    size = at + 1;
  }

  private static int beyondAscii(byte[] to, int start, int c) {
    int at = start;
    if (c < 0x800) {
      to[at++] = (byte) (0xC0 | (c >> 6));
    } else if (c < 0x10000) {
      to[at++] = (byte) (0xE0 | (c >> 12));
      to[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    } else {
      to[at++] = (byte) (0xF0 | (c >> 18));
      to[at++] = (byte) (0x80 | ((c >> 12) & 0x3F));
      to[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    }
    to[at++] = (byte) (0x80 | (c & 0x3F));
    return at;
  }

  private int escape(int start, char c) {
    int at = start;
    int letter = "\"\\\b\f\n\r\t".indexOf(c);
    out[at++] = '\\';
    if (letter >= 0) {
      out[at++] = (byte) "\"\\bfnrt".charAt(letter);
      return at;
    }
    out[at++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      out[at++] = HEX[(c >> shift) & 0xF];
    }
    return at;
  }

  private void open(byte bracket) {
    int at = room(comma ? 2 : 1);
    if (comma) {
      out[at++] = ',';
    }
    out[at++] = bracket;
    size = at;
    comma = false;
  }

  private void shut(byte bracket) {
    append(bracket);
    comma = true;
  }

  private void append(byte mark) {
    int at = room(1); // Before "out" is looked at: making room may replace it.
    out[at] = mark;
    size = at + 1;
  }

  private void raw(byte[] bytes) {
    int at = room(comma ? bytes.length + 1 : bytes.length);
    if (comma) {
      out[at++] = ',';
    }
    System.arraycopy(bytes, 0, out, at, bytes.length);
    size = at + bytes.length;
    comma = true;
  }

  /** Makes room for some bytes and returns where they go. */
  private int room(int more) {
    if (size + more > out.length) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
    }
    return size;
  }
}
