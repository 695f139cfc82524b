package dev.retort.config;

import dev.retort.descriptor.AmbiguousTypeException;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.MissingCompanionException;
import dev.retort.descriptor.StepDescriptor;
import dev.retort.descriptor.Suggest;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.descriptor.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declared type that a mapping names by its {@code type_info}. A name leads to an entry
 * in the closed registry or to a problem: no class is loaded because a file names it.
 */
final class TypeFinder {
  private static final List<String> KEYS = List.of("module", "name");

  private final Reading reading;
  private final Tape tape;

  TypeFinder(Reading reading) {
    this.reading = reading;
    this.tape = reading.tape;
  }

  /** The type of a mapping; null where there is a problem, which is noted. */
  @Nullable TypeDescriptor<?> find(int object, @Nullable NestedTypes memory) {
    int info = tape.find(object, Plan.TYPE_INFO);
    if (info < 0) {
      reading.add(
          ProblemKind.MISSING_KEY.at(
              tape.holder(object),
              reading.pointer(object) + "/type_info",
              "the key \"type_info\" is missing; it names the class: {module: ..., name: ...}"));
      return null;
    }
    if (reading.types != null) {
      return find(reading.types, info);
    }
    TypeDescriptor<?> same = memory == null ? null : memory.known(reading.loader, tape, info);
    if (same != null) {
      return same;
    }
    TypeInfo type = typeInfo(info);
    if (type == null) {
      return null;
    }
    TypeDescriptor<?> known =
        memory == null ? null : memory.known(reading.loader, type.module(), type.name());
    if (known != null) {
      return known;
    }
    try {
      TypeDescriptor<?> found = Types.find(type, reading.loader).orElse(null);
      if (found == null) {
        undeclared(info, type, isClass(type));
      } else if (memory != null) {
        memory.remember(reading.loader, type.module(), type.name(), found);
      }
      return found;
    } catch (MissingCompanionException | AmbiguousTypeException e) {
      reading.wrong(ProblemKind.BROKEN_TYPE, info, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable TypeDescriptor<?> find(TypeSource types, int info) {
    TypeInfo type = typeInfo(info);
    if (type == null) {
      return null;
    }
    TypeSource.Answer answer = types.find(type);
    if (answer instanceof TypeSource.Found found) {
      return found.descriptor();
    } else if (answer instanceof TypeSource.Broken broken) {
      reading.wrong(ProblemKind.BROKEN_TYPE, info, broken.reason());
    } else if (answer instanceof TypeSource.Undeclared undeclared) {
      undeclared(info, type, undeclared.isClass());
    }
    return null;
  }

  /** The name in a {@code type_info}; null where there is a problem, which is noted. */
  @Nullable TypeInfo typeInfo(int info) {
    if (tape.kind(info) != Tape.OBJECT) {
      reading.wrong(
          ProblemKind.WRONG_TYPE,
          info,
          "\"type_info\" is "
              + Mistyped.found(tape, info)
              + "; a mapping {module: ..., name: ...} is expected");
      return null;
    }
    String module = null;
    String name = null;
    boolean wrong = false;
    int end = tape.after(info);
    for (int key = info + 1; key < end; key = tape.after(key + 1)) {
      boolean isModule = tape.isName(key, Plan.MODULE);
      if (!isModule && !tape.isName(key, Plan.NAME)) {
        reading.unknown(key, KEYS, "key");
        wrong = true;
      } else if ((isModule ? module : name) != null) {
        reading.doubled(key);
        wrong = true;
      } else if (tape.kind(key + 1) != Tape.STRING) {
        reading.wrong(
            ProblemKind.WRONG_TYPE,
            key + 1,
            tape.subject(key + 1) + " is " + Mistyped.found(tape, key + 1) + "; text is expected");
        wrong = true;
      } else if (isModule) {
        module = tape.text(key + 1);
      } else {
        name = tape.text(key + 1);
      }
    }
    if (!wrong && (module == null || name == null)) {
      String lacking = module == null ? "module" : "name";
      reading.add(
          ProblemKind.MISSING_KEY.at(
              tape.holder(info),
              reading.pointer(info) + "/" + lacking,
              "the key \"" + lacking + "\" is missing in \"type_info\""));
    }
    return wrong || module == null || name == null ? null : new TypeInfo(module, name);
  }

  /** Whether a found type may stand where one of a class is expected. */
  boolean fits(TypeDescriptor<?> found, int object, Bound bound, Object created) {
    if (bound.admits(created)) {
      return true;
    }
    int info = tape.find(object, Plan.TYPE_INFO);
    String kind =
        found instanceof StepDescriptor<?>
            ? "a step"
            : found instanceof LLMDescriptor<?> ? "an LLM" : "a type";
    reading.wrong(
        ProblemKind.OTHER_TYPE,
        info < 0 ? object : info,
        Names.quoted(found.typeInfo())
            + " is "
            + kind
            + "; "
            + bound.simpleName()
            + " or a class that extends it is expected");
    return false;
  }

  private void undeclared(int info, TypeInfo type, boolean isClass) {
    String name = Names.quoted(type);
    String meant = null;
    String reason;
    if (isOfTheJdk(type.module())) {
      reason = " is no declared type but a class of the JDK; a config names LLMs and steps only";
    } else if (UpstreamKeys.isModule(type.module())) {
      reason =
          " is distilabel's and has no counterpart on the class path; docs/from-distilabel.md"
              + " lists the types that are known by distilabel's names";
    } else if (isClass) {
      reason =
          " is a class, but no declared type: it lacks @LLMType or @StepType, or was compiled"
              + " without the Retort processor";
    } else {
      meant =
          Suggest.nearest(type.name(), reading.names(type.module()))
              .map(near -> type.module() + ":" + near)
              .orElse(null);
      reason =
          " is no declared type on the class path; "
              + (meant == null
                  ? "check module (the Java package) and name, and that the jar with the class is"
                      + " there"
                  : "did you mean " + Names.quoted(meant) + "?");
    }
    reading.wrong(ProblemKind.UNKNOWN_TYPE, info, name + reason, meant);
  }

  private static boolean isOfTheJdk(String module) {
    return module.equals("java")
        || module.startsWith("java.")
        || module.startsWith("javax.")
        || module.startsWith("jdk.")
        || module.startsWith("sun.")
        || module.startsWith("com.sun.");
  }

  /** Asks for the class file without loading the class. */
  private boolean isClass(TypeInfo type) {
    String path = (type.module().isEmpty() ? "" : type.module() + ".") + type.name();
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '.' && !Character.isJavaIdentifierPart(path.charAt(i))) {
        return false;
      }
    }
    String folder = type.module().isEmpty() ? "" : type.module().replace('.', '/') + "/";
    return reading.loader.getResource(folder + type.name().replace('.', '$') + ".class") != null;
  }
}
