package dev.retort.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a config text with its place, for pipelines, whose files hold more than one object.
 * Immutable; safe for any thread.
 */
public final class ConfigNode {
  /** What a value is. */
  public enum Kind {
    NULL,
    BOOLEAN,
    INTEGER,
    NUMBER,
    TEXT,
    LIST,
    MAPPING
  }

  /**
   * One entry of a mapping.
   *
   * @param key its key
   * @param value its value
   */
  public record Entry(String key, ConfigNode value) {}

  private final Tape tape;
  private final int token;

  private ConfigNode(Tape tape, int token) {
    this.tape = tape;
    this.token = token;
  }

  /**
   * Reads a file.
   *
   * @param file {@code .json}, {@code .yaml} or {@code .yml}
   * @return the whole
   * @throws ConfigException if it cannot be read
   */
  public static ConfigNode read(Path file) {
    ConfigFile.Format format = ConfigFile.format(file);
    return of(ConfigFile.source(file), format);
  }

  /**
   * Reads a text.
   *
   * @param file what problems call it
   * @param text the text
   * @param format how it is written down
   * @return the whole
   * @throws ConfigException if it is malformed
   */
  public static ConfigNode parse(String file, String text, ConfigFile.Format format) {
    return of(Source.of(file, text), format);
  }

  /**
   * Reads a stream to its end, as for standard input.
   *
   * @param file what problems call it
   * @param in UTF-8
   * @param format how it is written down
   * @return the whole
   * @throws ConfigException if it is malformed
   * @throws IOException if the stream fails
   */
  public static ConfigNode read(String file, InputStream in, ConfigFile.Format format)
      throws IOException {
    return of(Source.read(file, in), format);
  }

  /**
   * Values of a Java map, list or scalar, which have no place; objects of declared types may be
   * among them and are written as their config.
   *
   * @param value the value; it stays as it is
   * @return the whole
   */
  public static ConfigNode of(@Nullable Object value) {
    return new ConfigNode(JavaTape.read(value), 0);
  }

  private static ConfigNode of(Source source, ConfigFile.Format format) {
    return new ConfigNode(
        format == ConfigFile.Format.JSON ? JsonTape.read(source) : YamlTape.read(source), 0);
  }

  Tape tape() {
    return tape;
  }

  int token() {
    return token;
  }

  /**
   * What it is.
   *
   * @return its kind; values that no JSON can hold are {@link Kind#TEXT}
   */
  public Kind kind() {
    return switch (tape.kind(token)) {
      case Tape.NULL -> Kind.NULL;
      case Tape.TRUE, Tape.FALSE -> Kind.BOOLEAN;
      case Tape.INTEGER -> Kind.INTEGER;
      case Tape.DECIMAL -> Kind.NUMBER;
      case Tape.ARRAY -> Kind.LIST;
      case Tape.OBJECT -> Kind.MAPPING;
      default -> Kind.TEXT;
    };
  }

  /**
   * The text of a scalar, as it was written.
   *
   * @return the text of a text, the digits of a number, {@code true}, {@code false} or {@code null}
   */
  public String text() {
    return switch (tape.kind(token)) {
      case Tape.NULL -> "null";
      case Tape.TRUE -> "true";
      case Tape.FALSE -> "false";
      default -> tape.text(token);
    };
  }

  /**
   * The entries of a mapping in order; doubled keys stand twice.
   *
   * @return none if it is no mapping
   */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    int end = tape.kind(token) == Tape.OBJECT ? tape.after(token) : 0;
    for (int name = token + 1; name < end; name = tape.after(name + 1)) {
      entries.add(new Entry(tape.text(name), new ConfigNode(tape, name + 1)));
    }
    return entries;
  }

  /**
   * The items of a list in order.
   *
   * @return none if it is no list
   */
  public List<ConfigNode> items() {
    List<ConfigNode> items = new ArrayList<>();
    int end = tape.kind(token) == Tape.ARRAY ? tape.after(token) : 0;
    for (int item = token + 1; item < end; item = tape.after(item)) {
      items.add(new ConfigNode(tape, item));
    }
    return items;
  }

  /**
   * The value of a key.
   *
   * @param key the key
   * @return null if it is no mapping or lacks the key
   */
  public @Nullable ConfigNode get(String key) {
    int found = tape.kind(token) == Tape.OBJECT ? tape.find(token, new Key(key)) : -1;
    return found < 0 ? null : new ConfigNode(tape, found);
  }

  /**
   * Where it stands.
   *
   * @return null for Java values
   */
  public Problem.@Nullable Place place() {
    return tape.place(token);
  }

  /**
   * Where its key stands.
   *
   * @return the place of the value itself in lists, line 1 at the top
   */
  public Problem.@Nullable Place keyPlace() {
    return tape.holder(token);
  }

  /**
   * Its way from the top.
   *
   * @return a JSON pointer, empty at the top
   */
  public String pointer() {
    return tape.pointer(token);
  }

  /**
   * Notes the doubled and unknown keys of a mapping.
   *
   * @param known the keys that it may have
   * @return one problem a key
   */
  public List<Problem> checkKeys(Collection<String> known) {
    Reading reading = new Reading(tape, Environment.SYSTEM, ClassLoader.getSystemClassLoader());
    java.util.Set<String> seen = new java.util.HashSet<>();
    int end = tape.kind(token) == Tape.OBJECT ? tape.after(token) : 0;
    for (int name = token + 1; name < end; name = tape.after(name + 1)) {
      String key = tape.text(name);
      if (!seen.add(key)) {
        reading.doubled(name);
      } else if (!known.contains(key)) {
        reading.unknown(name, known, "key");
      }
    }
    return reading.problems();
  }

  /**
   * A problem at this value.
   *
   * @param id its id, a section of {@code docs/problems.md}
   * @param message one line
   * @return the problem
   */
  public Problem problem(String id, String message) {
    return new Problem(id, Problem.Severity.ERROR, pointer(), place(), message, null);
  }

  /**
   * A problem at the key of this value.
   *
   * @param id its id, a section of {@code docs/problems.md}
   * @param message one line
   * @return the problem
   */
  public Problem keyProblem(String id, String message) {
    return new Problem(id, Problem.Severity.ERROR, pointer(), keyPlace(), message, null);
  }

  /**
   * The problem of a mapping that lacks a key.
   *
   * @param key the key that is missing
   * @param expected what is expected under it
   * @return the problem
   */
  public Problem missing(String key, String expected) {
    return ProblemKind.MISSING_KEY.at(
        keyPlace(),
        pointer() + "/" + Tape.escape(key),
        "the key " + Names.quoted(key) + " is missing; it is required: " + expected);
  }

  /**
   * The problem of a value of another kind than expected.
   *
   * @param expected such as {@code a list}
   * @return the problem
   */
  public Problem mistyped(String expected) {
    return ProblemKind.WRONG_TYPE.at(
        place(),
        pointer(),
        tape.subject(token)
            + " is "
            + Mistyped.found(tape, token)
            + "; "
            + expected
            + " is expected");
  }

  /**
   * The value as YAML in block style.
   *
   * @return text that can be read again
   */
  public String toYaml() {
    YamlText out = new YamlText();
    out.copy(tape, token);
    return out.toString();
  }

  /**
   * The value as plain Java: maps, lists, texts, {@code Boolean}, {@code Long} or {@code
   * BigDecimal}, null.
   *
   * @return unmodifiable
   */
  public @Nullable Object toJava() {
    return switch (kind()) {
      case NULL -> null;
      case BOOLEAN -> tape.kind(token) == Tape.TRUE;
      case INTEGER, NUMBER, TEXT -> PlainValues.scalar(tape, token);
      case LIST -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (ConfigNode item : items()) {
          list.add(item.toJava());
        }
        yield java.util.Collections.unmodifiableList(list);
      }
      case MAPPING -> {
        Map<String, @Nullable Object> map = new java.util.LinkedHashMap<>();
        for (Entry entry : entries()) {
          map.put(entry.key(), entry.value().toJava());
        }
        yield java.util.Collections.unmodifiableMap(map);
      }
    };
  }
}
