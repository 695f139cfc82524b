package dev.retort.config;

import org.jspecify.annotations.Nullable;

/**
 * Reads strict JSON (RFC 8259) onto a tape, without recursion. What stands under {@code
 * runtime_parameters_info} is passed over: readers ignore it, and it is most of a step's dump. One
 * reading an object.
 */
final class JsonTape {
  private static final Key IGNORED = new Key("runtime_parameters_info");

  private final Source source;
  private final byte[] bytes;
  private final int end;
  private final Tape tape;
  private final boolean passOver;
  private final @Nullable LastDump last;
  private int at;
  private boolean beyondAscii;

  private JsonTape(Source source, int from, int to, boolean passOver, @Nullable LastDump last) {
    this.source = source;
    this.bytes = source.bytes();
    this.at = from;
    this.end = to;
    this.passOver = passOver;
    this.last = last;
    this.tape = empty(source, to - from, last);
  }

  private static Tape empty(Source source, int length, @Nullable LastDump last) {
    Tape spare = last == null ? null : last.takeSpare();
    if (spare == null) {
      return new Tape(source, false, false, Math.max(16, Math.min(length / 24, 1 << 16)));
    }
    spare.reuse(source);
    return spare;
  }

  static Tape read(Source source) {
    return read(source, null);
  }

  /** Reads a text that is likely to be like the last one of its type. */
  static Tape read(Source source, @Nullable LastDump last) {
    return new JsonTape(source, 0, source.bytes().length, true, last).whole();
  }

  /** Reads one value inside a text that was read before. */
  static Tape readValue(Source source, int from, int to) {
    return new JsonTape(source, from, to, false, null).whole();
  }

  private Tape whole() {
    space();
    if (at == end) {
      throw problem(at, "the text is empty; a mapping in braces is expected");
    }
    values();
    space();
    if (at < end) {
      throw problem(at, "there is more text after the end of the value");
    }
    if (beyondAscii) {
      source.checkText();
    }
    return tape;
  }

  /** Reads one value with all that is in it; the tape itself is the stack of open containers. */
  private void values() {
    int container = -1;
    int entries = 0;
    int depth = 0;
    boolean fresh = value();
    while (true) {
      if (fresh) {
        if (++depth > Tape.MAX_DEPTH) {
          throw source.failure(
              ProblemKind.TOO_DEEP, at - 1, "the config is nested deeper than 100 levels");
        }
        container = tape.open(container, entries);
        entries = 0;
      }
      if (depth == 0) {
        return;
      }
      boolean object = tape.kind(container) == Tape.OBJECT;
      space();
      byte c = next(container);
      if (c == (object ? '}' : ']')) {
        at++;
        container = tape.closeAndReturn(container, entries);
        entries = container < 0 ? 0 : tape.entries(container);
        depth--;
        fresh = false;
        continue;
      }
      if (entries > 0) {
        if (c != ',') {
          throw problem(at, "a comma or " + (object ? "}" : "]") + " is expected here");
        }
        at++;
        space();
        if (next(container) == (object ? '}' : ']')) {
          throw problem(at, "a comma stands before the closing bracket");
        }
      }
      entries++;
      fresh = object ? member(container) : value();
    }
  }

  private boolean member(int container) {
    if (next(container) != '"') {
      throw problem(at, "a key in double quotes is expected here");
    }
    int name = string(Tape.NAME);
    space();
    if (next(container) != ':') {
      throw problem(at, "a colon is expected after the key");
    }
    at++;
    space();
    if (passOver && tape.isName(name, IGNORED)) {
      return pass();
    }
    return value();
  }

  /** Reads a scalar or the start of a container; true for a container. */
  private boolean value() {
    if (at == end) {
      throw problem(at, "the text ends where a value is expected");
    }
    byte c = bytes[at];
    switch (c) {
      case '{', '[' -> {
        tape.add(c == '{' ? Tape.OBJECT : Tape.ARRAY, at++, 0);
        return true;
      }
      case '"' -> string(Tape.STRING);
      case 't' -> word("true", Tape.TRUE);
      case 'f' -> word("false", Tape.FALSE);
      case 'n' -> word("null", Tape.NULL);
      default -> {
        if (c == '-' || (c >= '0' && c <= '9')) {
          number();
        } else {
          throw problem(at, "this is no JSON value; text stands in double quotes");
        }
      }
    }
    return false;
  }

  private void word(String word, byte kind) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= end || bytes[at + i] != word.charAt(i)) {
        throw problem(at, "this is no JSON value; text stands in double quotes");
      }
    }
    tape.add(kind, at, at + word.length());
    at += word.length();
  }

  private void number() {
    int start = at;
    byte kind = Tape.INTEGER;
    if (bytes[at] == '-') {
      at++;
    }
    int whole = at;
    digits();
    if (bytes[whole] == '0' && at - whole > 1) {
      throw problem(start, "a number does not start with 0");
    }
    if (at < end && bytes[at] == '.') {
      at++;
      digits();
      kind = Tape.DECIMAL;
    }
    if (at < end && (bytes[at] | 0x20) == 'e') {
      at++;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      digits();
      kind = Tape.DECIMAL;
    }
    if (at - start > Numbers.MAX_DIGITS) {
      throw problem(start, "a number has at most 1,000 digits");
    }
    tape.add(kind, start, at);
  }

  private void digits() {
    int start = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw problem(at, "a digit is expected here");
    }
  }

  private int string(byte kind) {
    byte[] in = bytes;
    int start = at;
    int i = start + 1;
    int high = 0;
    boolean escaped = false;
    while (true) {
      if (i >= end) {
        throw problem(start, "the text ends inside this text in quotes");
      }
      byte c = in[i];
      if (c == '"') {
        break;
      }
      if (c == '\\') {
        escaped = true;
        i = escape(i, start);
      } else if (c >= 0 && c < 0x20) {
        throw problem(i, "a control character stands in text; write it as an escape such as \\n");
      } else {
        high |= c;
        i++;
      }
    }
    beyondAscii |= high < 0;
    at = i + 1;
    return tape.add(kind, start, escaped ? ~i : i);
  }

  /** Checks the escape at a backslash and returns what follows it. */
  private int escape(int backslash, int start) {
    if (backslash + 1 >= end) {
      throw problem(start, "the text ends inside this text in quotes");
    }
    if (bytes[backslash + 1] != 'u') {
      if (JsonEscapes.single(bytes[backslash + 1]) == 0) {
        throw problem(backslash, "this escape does not exist; a backslash itself is written \\\\");
      }
      return backslash + 2;
    }
    char unit = (char) unit(backslash);
    if (!Character.isSurrogate(unit)) {
      return backslash + 6;
    }
    boolean pair =
        Character.isHighSurrogate(unit)
            && backslash + 7 < end
            && bytes[backslash + 6] == '\\'
            && bytes[backslash + 7] == 'u'
            && Character.isLowSurrogate((char) unit(backslash + 6));
    if (!pair) {
      throw problem(backslash, "this escape is half a character; the other half is missing");
    }
    return backslash + 12;
  }

  private int unit(int backslash) {
    int value = backslash + 6 <= end ? JsonEscapes.hex(bytes, backslash + 2) : -1;
    if (value < 0) {
      throw problem(backslash, "four hexadecimal digits are expected after \\u");
    }
    return value;
  }

  /** Passes over a container by its quotes and brackets alone, or reads it if they do not match. */
  private boolean pass() {
    int stop = last == null ? -1 : last.endOfInfo(bytes, at, end);
    if (stop < 0) {
      boolean container = at < end && (bytes[at] == '{' || bytes[at] == '[');
      stop = container ? JsonSkip.past(bytes, at, end) : -1;
      if (stop < 0) {
        return value();
      }
      if (last != null) {
        last.rememberInfo(bytes, at, stop);
      }
    }
    tape.add(Tape.OPAQUE, at, stop);
    at = stop;
    return false;
  }

  private void space() {
    while (at < end) {
      byte c = bytes[at];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return;
      }
      at++;
    }
  }

  private byte next(int container) {
    if (at == end) {
      throw problem(
          tape.start(container),
          "the text ends inside this "
              + (tape.kind(container) == Tape.OBJECT ? "mapping" : "list"));
    }
    return bytes[at];
  }

  private ConfigException problem(int offset, String message) {
    if (bytes.length > 0) {
      // A text that is not UTF-8 at all is told so: the rest would be guesswork.
      source.checkText();
    }
    return source.failure(ProblemKind.SYNTAX, offset, "this is no JSON: " + message);
  }
}
