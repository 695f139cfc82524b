package dev.retort.config;

import dev.retort.descriptor.Suggest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a tape: collects what is wrong and where. A value that is wrong is left out and
 * the reading goes on, so that all problems come at once. One thread at a time.
 */
final class Reading {
  /** Stands for a value that was wrong; its problem is noted. */
  static final Object WRONG = new Object();

  /** The most problems that are told of one text. */
  private static final int MOST = 100;

  /** The most names that a message lists. */
  private static final int MOST_NAMES = 12;

  final Tape tape;
  final Environment environment;
  final ClassLoader loader;

  /** Where types are looked up instead of with the loader; null for the loader. */
  final @Nullable TypeSource types;

  /** The names that a module has. */
  private final Function<String, ? extends Collection<String>> listing;

  private final String prefix;
  private @Nullable List<Problem> problems;

  /** Required parameters without a value; later values may still fill them. */
  private @Nullable List<Missing> missing;

  /** A required parameter of an object that has no value. */
  record Missing(Object target, Slot slot, Problem problem) {}

  Reading(Tape tape, Environment environment, ClassLoader loader) {
    this(tape, environment, loader, module -> List.of());
  }

  /** A reading that can list the types of a module where one is misspelt. */
  Reading(
      Tape tape,
      Environment environment,
      ClassLoader loader,
      Function<String, ? extends Collection<String>> listing) {
    this(tape, environment, loader, null, listing, "");
  }

  /** A reading against the types of another program, whose environment is not known. */
  Reading(Tape tape, TypeSource types) {
    this(tape, Environment.UNKNOWN, ClassLoader.getSystemClassLoader(), types, types::names, "");
  }

  /** A reading of a part; its pointers start with a prefix. */
  Reading(Tape tape, Environment environment, ClassLoader loader, String prefix) {
    this(tape, environment, loader, null, module -> List.of(), prefix);
  }

  private Reading(
      Tape tape,
      Environment environment,
      ClassLoader loader,
      @Nullable TypeSource types,
      Function<String, ? extends Collection<String>> listing,
      String prefix) {
    this.tape = tape;
    this.environment = environment;
    this.loader = loader;
    this.types = types;
    this.listing = listing;
    this.prefix = prefix;
  }

  /** A reading of another tape that stands at a token of this one. */
  Reading of(Tape other, int token) {
    return new Reading(other, environment, loader, types, listing, pointer(token));
  }

  /** The names of declared types in a module, as far as they can be listed. */
  Collection<String> names(String module) {
    return listing.apply(module);
  }

  /** Takes over what another reading found. */
  void add(Reading other) {
    for (Problem problem : other.problems()) {
      add(problem);
    }
  }

  String pointer(int token) {
    return prefix + tape.pointer(token);
  }

  Object wrong(ProblemKind kind, int token, String message) {
    return wrong(kind, token, message, null);
  }

  Object wrong(ProblemKind kind, int token, String message, @Nullable String suggestion) {
    add(kind.at(tape.place(token), pointer(token), message, suggestion));
    return WRONG;
  }

  void unknown(int name, Collection<String> known, String what) {
    unknown(tape.text(name), name, known, what);
  }

  void unknown(String text, int token, Collection<String> known, String what) {
    String near = Suggest.nearest(text, known).orElse(null);
    StringBuilder message =
        new StringBuilder("unknown ").append(what).append(' ').append(Names.quoted(text));
    if (near != null) {
      message.append("; did you mean ").append(Names.quoted(near)).append('?');
    }
    if (known.size() <= MOST_NAMES && !known.isEmpty()) {
      message.append(near == null ? "; known are " : " Known are ").append(Names.list(known));
    }
    wrong(ProblemKind.UNKNOWN_KEY, token, message.toString(), near);
  }

  void doubled(int name) {
    wrong(
        ProblemKind.DOUBLED_KEY,
        name,
        "the key " + Names.quoted(tape.text(name)) + " stands here for the second time");
  }

  /** A required parameter of an object has no value. */
  void missing(Object target, Slot slot, int object) {
    if (slot.param.env() != null && !environment.isKnown()) {
      return;
    }
    String name = slot.param.name();
    StringBuilder message =
        new StringBuilder("the key ")
            .append(Names.quoted(name))
            .append(" is missing; it is required: ")
            .append(slot.codec.expected());
    if (slot.param.env() != null) {
      message.append(", here or in the environment variable ").append(slot.param.env());
    }
    Problem problem =
        ProblemKind.MISSING_KEY.at(
            tape.holder(object), pointer(object) + "/" + Tape.escape(name), message.toString());
    if (missing == null) {
      missing = new ArrayList<>();
    }
    missing.add(new Missing(target, slot, problem));
  }

  void add(Problem problem) {
    if (problems == null) {
      problems = new ArrayList<>();
    }
    if (problems.size() < MOST) {
      problems.add(problem);
    }
  }

  /** Errors and warnings, without what is missing. */
  List<Problem> problems() {
    return problems == null ? List.of() : problems;
  }

  List<Missing> missing() {
    return missing == null ? List.of() : missing;
  }

  boolean isClean() {
    return problems == null && missing == null;
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigException if there are errors, or required values are missing
   */
  void finish() {
    if (isClean()) {
      return;
    }
    List<Problem> all = new ArrayList<>(problems());
    for (Missing each : missing()) {
      all.add(each.problem());
    }
    throwErrors(all);
  }

  /** Throws what is an error, in order of place. */
  static void throwErrors(List<Problem> all) {
    List<Problem> errors = new ArrayList<>();
    for (Problem problem : all) {
      if (problem.severity() == Problem.Severity.ERROR) {
        errors.add(problem);
      }
    }
    if (!errors.isEmpty()) {
      sort(errors);
      throw new ConfigException(errors);
    }
  }

  /** Sorts problems of one file by place; those without one keep their order, first. */
  static void sort(List<Problem> problems) {
    problems.sort(ByPlace.ORDER);
  }

  /** Problems by line and column; equal for different files. */
  private static final class ByPlace implements Comparator<Problem> {
    private static final ByPlace ORDER = new ByPlace();

    @Override
    public int compare(Problem a, Problem b) {
      Problem.Place left = a.place();
      Problem.Place right = b.place();
      if (left == null || right == null) {
        return Boolean.compare(left != null, right != null);
      }
      int byFile = left.file().compareTo(right.file());
      int byLine = byFile != 0 ? byFile : Integer.compare(left.line(), right.line());
      return byLine != 0 ? byLine : Integer.compare(left.column(), right.column());
    }
  }
}
