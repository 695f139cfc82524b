package dev.retort.structured;

import java.util.List;

/** The names that may stand at one place of an answer, for generated code. Immutable. */
public final class Names {
  private final List<String> names;

  /** Each in quotes, as most texts have them. */
  private final String[] quoted;

  private final long[] required;

  private Names(List<String> names, long[] required) {
    this.names = names;
    this.required = required;
    this.quoted = names.stream().map(name -> '"' + name + '"').toArray(String[]::new);
  }

  /**
   * The properties of an object.
   *
   * @param required a bit for each that must be there, 64 a number, the first lowest
   * @param names in the order in which a model is likely to write them
   * @return the names
   */
  public static Names of(long[] required, String... names) {
    return new Names(List.of(names), required.clone());
  }

  /** Values of which one is meant. */
  static Names of(List<String> names) {
    return new Names(List.copyOf(names), new long[0]);
  }

  List<String> all() {
    return names;
  }

  int size() {
    return quoted.length;
  }

  String get(int index) {
    return names.get(index);
  }

  String quoted(int index) {
    return quoted[index];
  }

  long required(int word) {
    return required[word];
  }

  /** The place of a name; -1 for none of these. */
  int index(String name) {
    return names.indexOf(name);
  }
}
