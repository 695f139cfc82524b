package dev.retort.processor.contract;

import dev.retort.descriptor.Constraint;
import dev.retort.processor.model.Param;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one name of a config may hold, and what leaving it out means.
 *
 * @param word {@code attribute}, {@code parameter} or {@code kwarg}
 * @param path the name from the top, such as {@code window.from} or {@code tags[]}
 * @param aliases further names
 * @param type one word
 * @param choices constants of an enum, or the class that an LLM must be
 * @param limits constraints on the value
 * @param nullable whether null may be given
 * @param required whether it must be given
 * @param env environment variable; null for none
 * @param defaultValue compact JSON; null for none
 * @param parts components of a record, or the one item of a list or map
 * @param param what declares it; null if it comes from a file or is an item
 */
record Promise(
    String word,
    String path,
    List<String> aliases,
    String type,
    List<String> choices,
    List<Constraint> limits,
    boolean nullable,
    boolean required,
    @Nullable String env,
    @Nullable String defaultValue,
    List<Promise> parts,
    @Nullable Param param) {

  /** What an item of a list and a value of a map are called. */
  static final String ITEM = "[]";

  /** The name of the whole that a path belongs to; empty at the top. */
  static String parent(String path) {
    if (path.endsWith(ITEM)) {
      return path.substring(0, path.length() - ITEM.length());
    }
    return path.substring(0, Math.max(path.lastIndexOf('.'), 0));
  }

  /** The last part of the path. */
  String name() {
    return path.endsWith(ITEM) ? ITEM : path.substring(path.lastIndexOf('.') + 1);
  }

  /** All names, without what they are part of. */
  List<String> names() {
    List<String> all = new ArrayList<>(aliases);
    all.add(0, name());
    return all;
  }

  /** Whether a config may call it so. */
  boolean isCalled(String name) {
    return name().equals(name) || aliases.contains(name);
  }

  /** Whether it can change while a program runs. */
  boolean runtime() {
    return !word.equals(Contract.ATTRIBUTE);
  }
}
