package dev.retort.config;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed text as flat arrays of tokens in source order. A type is named at the end of its
 * mapping, so a reader must be able to look ahead and come back; the tape lets it, for one array
 * slot a token. Filled by one of the readers in this package, then read by any thread.
 *
 * <p>A container's token is followed by its subtree; {@link #span} leads past it. A mapping's
 * subtree is {@code NAME value NAME value ...}.
 */
final class Tape {
  static final byte NULL = 0;
  static final byte TRUE = 1;
  static final byte FALSE = 2;
  static final byte INTEGER = 3;
  static final byte DECIMAL = 4;

  /** NaN or an infinity, which YAML and Java can say and no config may hold. */
  static final byte NONFINITE = 5;

  static final byte STRING = 6;
  static final byte OBJECT = 7;
  static final byte ARRAY = 8;
  static final byte NAME = 9;

  /** A Java object that is a value already, such as a Duration. */
  static final byte TYPED = 10;

  /** A value that was passed over without a look inside; see {@link #opened}. */
  static final byte OPAQUE = 11;

  static final int MAX_DEPTH = 100;
  static final int MAX_NODES = 100_000;

  /** Null for tapes of Java objects and foreign parsers. */
  private @Nullable Source source;

  /** The bytes in which tokens are raw text; null if they are decoded. */
  private byte @Nullable [] raw;

  /** What messages call the whole. */
  private final String whole;

  /** Whether {@link #starts} counts code points instead of bytes. */
  private final boolean codePoints;

  private byte[] kinds;
  private int[] starts;

  /** Raw text: end of it, complemented if it has escapes. Container: number of entries. */
  private int[] ends;

  private int[] spans;

  /** Decoded texts and Java objects; null while all tokens are raw text of the source. */
  private @Nullable Object[] objects;

  private int size;
  private int nodes;

  Tape(@Nullable Source source, boolean codePoints, boolean decoded, int capacity) {
    this(source, "the config", codePoints, decoded, capacity);
  }

  Tape(@Nullable Source source, String whole, boolean codePoints, boolean decoded, int capacity) {
    this.source = source;
    this.whole = whole;
    this.codePoints = codePoints;
    this.kinds = new byte[capacity];
    this.starts = new int[capacity];
    this.ends = new int[capacity];
    this.spans = new int[capacity];
    this.raw = decoded || source == null ? null : source.bytes();
    this.objects = decoded ? new Object[capacity] : new Object[0];
  }

  /** Lets go of its text, so that only the arrays are kept until {@link #reuse}. */
  void forget() {
    source = null;
    raw = null;
  }

  /** An empty tape of raw text in the arrays of one that was forgotten. */
  void reuse(Source next) {
    source = next;
    raw = next.bytes();
    size = 0;
    nodes = 0;
  }

  /** For how many tokens there is room. */
  int capacity() {
    return kinds.length;
  }

  // Filling.

  /** Adds a token and returns its index. */
  int add(byte kind, int start, int end) {
    int at = size;
    if (at == kinds.length) {
      grow();
    }
    kinds[at] = kind;
    starts[at] = start;
    ends[at] = end;
    spans[at] = 1;
    size = at + 1;
    if (kind != NAME && ++nodes > MAX_NODES) {
      throw failure(
          ProblemKind.TOO_MANY_NODES,
          start,
          "the config has more than 100,000 values; keep data in files of its own");
    }
    return at;
  }

  int add(byte kind, int start, Object object) {
    int at = add(kind, start, 0);
    objects[at] = object;
    return at;
  }

  /**
   * Makes the last token the open container. Until it is closed, its span leads back to the
   * container around it.
   *
   * @param around the container that was open; -1 for none
   * @param entries what that one has so far
   * @return the open container
   */
  int open(int around, int entries) {
    int container = size - 1;
    if (around >= 0) {
      ends[around] = entries;
    }
    spans[container] = around;
    return container;
  }

  /** Closes a container that was opened and returns the one around it; -1 for none. */
  int closeAndReturn(int container, int entries) {
    int around = spans[container];
    close(container, entries);
    return around;
  }

  /** Ends the container at an index: all tokens since are its subtree. */
  void close(int container, int entries) {
    ends[container] = entries;
    spans[container] = size - container;
  }

  /** Adds a copy of a subtree, as an alias asks for. */
  void copy(int from) {
    int end = from + spans[from];
    for (int i = from; i < end; i++) {
      int at = add(kinds[i], starts[i], ends[i]);
      spans[at] = spans[i];
      if (objects.length > 0) {
        objects[at] = objects[i];
      }
    }
  }

  private void grow() {
    int capacity = kinds.length * 2;
    kinds = Arrays.copyOf(kinds, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    spans = Arrays.copyOf(spans, capacity);
    if (objects.length > 0) {
      objects = Arrays.copyOf(objects, capacity);
    }
  }

  // Reading.

  int size() {
    return size;
  }

  byte kind(int token) {
    return kinds[token];
  }

  /** Number of tokens of the subtree, the token itself counted. */
  int span(int token) {
    return spans[token];
  }

  /** The token after a subtree. */
  int after(int token) {
    return token + spans[token];
  }

  /** Number of entries of a container. */
  int entries(int container) {
    return ends[container];
  }

  int start(int token) {
    return starts[token];
  }

  @Nullable Source source() {
    return source;
  }

  @Nullable Object object(int token) {
    return objects.length > 0 ? objects[token] : null;
  }

  /** The bytes in which {@link #rawStart} and {@link #rawEnd} count; null if tokens are decoded. */
  byte @Nullable [] raw() {
    return raw;
  }

  int rawStart(int token) {
    return starts[token];
  }

  int rawEnd(int token) {
    int end = ends[token];
    return end < 0 ? ~end : end;
  }

  /** Whether a name or text of raw bytes has escapes. */
  boolean escaped(int token) {
    return ends[token] < 0;
  }

  /** Whether a name is this one. */
  boolean isName(int token, Key key) {
    byte[] bytes = raw;
    if (bytes == null) {
      return key.name().equals(objects[token]);
    }
    int end = ends[token];
    if (end < 0) {
      return key.name().equals(text(token));
    }
    byte[] wanted = key.utf8();
    int start = starts[token] + 1;
    return end - start == wanted.length
        && Arrays.equals(bytes, start, end, wanted, 0, wanted.length);
  }

  /** Whether the raw text of a value begins with these bytes. */
  boolean startsWith(int token, byte[] text) {
    byte[] bytes = raw;
    int start = starts[token];
    return bytes != null
        && start + text.length <= bytes.length
        && Arrays.equals(bytes, start, start + text.length, text, 0, text.length);
  }

  /** The text of a name, text or number. */
  String text(int token) {
    byte[] bytes = raw;
    if (bytes == null) {
      return String.valueOf(objects[token]);
    }
    int start = starts[token];
    int end = ends[token];
    byte kind = kinds[token];
    if (kind == STRING || kind == NAME) {
      return end < 0
          ? JsonEscapes.decode(bytes, start + 1, ~end)
          : new String(bytes, start + 1, end - start - 1, StandardCharsets.UTF_8);
    }
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** The value of a key; -1 if a mapping lacks it. */
  int find(int object, Key key) {
    int end = after(object);
    for (int name = object + 1; name < end; name = after(name + 1)) {
      if (isName(name, key)) {
        return name + 1;
      }
    }
    return -1;
  }

  /** A strict tape of a value that was passed over. */
  Tape opened(int opaque) {
    if (source == null) {
      throw new IllegalStateException("no text");
    }
    return JsonTape.readValue(source, starts[opaque], ends[opaque]);
  }

  // Places.

  Problem.@Nullable Place place(int token) {
    return placeAt(starts[token]);
  }

  private Problem.@Nullable Place placeAt(int start) {
    if (source == null) {
      return null;
    }
    return codePoints ? source.placeOfCodePoint(start) : source.place(start);
  }

  /** Where a missing key of a mapping is told: the mapping's own key, line 1 at the top. */
  Problem.@Nullable Place holder(int object) {
    if (object == 0 && source != null) {
      return new Problem.Place(source.file(), 1, 1);
    }
    return place(label(object));
  }

  /** The token that names a value to users: its key, or itself in a list and at the top. */
  int label(int token) {
    return token > 0 && kinds[token - 1] == NAME ? token - 1 : token;
  }

  /** JSON pointer of a value or name. */
  String pointer(int token) {
    StringBuilder out = new StringBuilder();
    int target = kinds[token] == NAME ? token + 1 : token;
    int at = 0;
    while (at != target) {
      boolean object = kinds[at] == OBJECT;
      int child = at + 1;
      for (int i = 0; ; i++) {
        int value = object ? child + 1 : child;
        if (target < value + spans[value]) {
          out.append('/').append(object ? escape(text(child)) : Integer.toString(i));
          at = value;
          break;
        }
        child = value + spans[value];
      }
    }
    return out.toString();
  }

  /** What a message calls a value: {@code "stop"}, {@code item 2 of "stop"} or the whole. */
  String subject(int token) {
    if (token == 0) {
      return whole;
    }
    if (kinds[token - 1] == NAME) {
      return Names.quoted(text(token - 1));
    }
    int at = 0;
    while (true) {
      boolean object = kinds[at] == OBJECT;
      int child = at + 1;
      for (int i = 1; ; i++) {
        int value = object ? child + 1 : child;
        if (value == token) {
          return "item " + i + " of " + subject(at);
        }
        if (token < value + spans[value]) {
          at = value;
          break;
        }
        child = value + spans[value];
      }
    }
  }

  static String escape(String segment) {
    return segment.replace("~", "~0").replace("/", "~1");
  }

  ConfigException failure(ProblemKind kind, int start, String message) {
    return new ConfigException(List.of(kind.at(placeAt(start), "", message)));
  }
}
