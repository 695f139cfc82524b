package dev.retort.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object that was read, with what is wrong so far: for pipelines, which set runtime parameters
 * from further sources before they ask for what is still missing. One thread at a time.
 *
 * @param <T> what is read
 */
public final class Draft<T> {
  private final Class<T> bound;
  private final @Nullable T value;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Reading.Missing> missing = new ArrayList<>();

  private Draft(Class<T> bound, @Nullable T value, Reading reading) {
    this.bound = bound;
    this.value = value;
    problems.addAll(reading.problems());
    missing.addAll(reading.missing());
  }

  /**
   * Reads the object at a node. Nothing is thrown for what is wrong; ask {@link #problems}.
   *
   * @param node a mapping with a {@code type_info}
   * @param bound what the object must be
   * @param loader where its type is looked up
   * @param listing the names of the types in a module, asked where one is misspelt
   * @param <T> what the object must be
   * @return the draft
   */
  public static <T> Draft<T> read(
      ConfigNode node,
      Class<T> bound,
      ClassLoader loader,
      Function<String, ? extends Collection<String>> listing) {
    return read(node, bound, new Reading(node.tape(), Environment.SYSTEM, loader, listing));
  }

  /**
   * Reads the object at a node against the types of another program. Its environment is not known:
   * a parameter that may have its value from there counts as given.
   *
   * @param node a mapping with a {@code type_info}
   * @param bound what the object must be
   * @param types where its type is looked up
   * @param <T> what the object must be
   * @return the draft
   */
  public static <T> Draft<T> read(ConfigNode node, Class<T> bound, TypeSource types) {
    return read(node, bound, new Reading(node.tape(), types));
  }

  private static <T> Draft<T> read(ConfigNode node, Class<T> bound, Reading reading) {
    Object value = new ObjectReader(reading).any(bound, node.token());
    return new Draft<>(bound, value == Reading.WRONG ? null : bound.cast(value), reading);
  }

  /**
   * The object. While there are problems, parts of it may not be set.
   *
   * @return null if its type is not known
   */
  public @Nullable T value() {
    return value;
  }

  /**
   * Sets runtime parameters; what was missing and is given now is missing no more. If anything is
   * wrong, nothing is set and the problems are kept.
   *
   * @param node a mapping of runtime parameters
   */
  public void update(ConfigNode node) {
    if (value == null) {
      return;
    }
    Reading reading = new Reading(node.tape(), Environment.SYSTEM, Loaders.of(bound));
    Update update = new Update(reading);
    update.read(value, Update.planOf(value), node.token());
    settle(reading, update);
  }

  /**
   * Sets one runtime parameter from text, as {@code --param} does.
   *
   * @param path names that lead to it: of nested LLMs, {@code generation_kwargs}, keys of maps,
   *     indexes of lists
   * @param text the value, read by its declared type: scalars as they stand, lists, maps and
   *     records as JSON; {@code null} is null where it is allowed, and the text "null" is written
   *     in double quotes
   */
  public void update(List<String> path, String text) {
    if (value == null) {
      return;
    }
    StringBuilder pointer = new StringBuilder();
    for (String segment : path) {
      pointer.append('/').append(Tape.escape(segment));
    }
    Reading reading =
        new Reading(
            JavaTape.readText(text), Environment.SYSTEM, Loaders.of(bound), pointer.toString());
    Update update = new Update(reading);
    new PathUpdate(reading, update).read(value, path, text);
    settle(reading, update);
  }

  private void settle(Reading reading, Update update) {
    problems.addAll(reading.problems());
    boolean wrong = false;
    for (Problem problem : reading.problems()) {
      wrong |= problem.severity() == Problem.Severity.ERROR;
    }
    if (wrong) {
      return;
    }
    for (Update.Change change : update.changes()) {
      change.slot().set(change.target(), change.value());
      missing.removeIf(each -> each.target() == change.target() && each.slot() == change.slot());
    }
  }

  /**
   * All that is wrong now, what is missing included.
   *
   * @return errors and warnings in order of place
   */
  public List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    for (Reading.Missing each : missing) {
      all.add(each.problem());
    }
    Reading.sort(all);
    return all;
  }

  /**
   * Ends the drafting.
   *
   * @return the object, whole
   * @throws ConfigException with every error
   */
  public T finish() {
    Reading.throwErrors(problems());
    if (value == null) {
      throw new IllegalStateException("no object and no problem");
    }
    return value;
  }
}
