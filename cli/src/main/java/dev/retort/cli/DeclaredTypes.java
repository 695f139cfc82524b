package dev.retort.cli;

import dev.retort.descriptor.AmbiguousTypeException;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.MissingCompanionException;
import dev.retort.descriptor.Suggest;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.descriptor.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The LLMs and steps on the class path, by name. */
final class DeclaredTypes {
  private final UserClasses classes;

  DeclaredTypes(UserClasses classes) {
    this.classes = classes;
  }

  /**
   * All LLMs and steps.
   *
   * @param problems gets a line for each entry that leads nowhere
   * @return by name, then by module
   */
  List<TypeDescriptor<?>> types(List<String> problems) {
    Map<String, TypeDescriptor<?>> found = new TreeMap<>();
    for (String entry : classes.entries()) {
      try {
        find(named(entry, '.')).ifPresent(type -> found.put(type.typeInfo().toString(), type));
      } catch (AmbiguousTypeException | MissingCompanionException e) {
        problems.add("warning: " + e.getMessage());
      }
    }
    List<TypeDescriptor<?>> types = new ArrayList<>(found.values());
    types.sort(Comparator.comparing(type -> type.typeInfo().name()));
    return types;
  }

  /**
   * All LLMs.
   *
   * @param problems gets a line for each entry that leads nowhere
   * @return by name, then by module
   */
  List<LLMDescriptor<?>> llms(List<String> problems) {
    List<LLMDescriptor<?>> llms = new ArrayList<>();
    for (TypeDescriptor<?> type : types(problems)) {
      if (type instanceof LLMDescriptor<?> llm) {
        llms.add(llm);
      }
    }
    return llms;
  }

  /**
   * One LLM or step.
   *
   * @param name its simple name, {@code module:Name}, the full name of the class or an alias
   * @throws UserError if there is none, or more than one
   */
  TypeDescriptor<?> type(String name) {
    if (name.indexOf(':') >= 0) {
      return find(named(name, ':')).orElseThrow(() -> unknown(name, types(new ArrayList<>())));
    }
    List<TypeDescriptor<?>> all = types(new ArrayList<>());
    List<TypeDescriptor<?>> same =
        all.stream().filter(type -> isNamed(type.typeInfo(), name)).toList();
    if (same.size() > 1) {
      String names = String.join(" or ", same.stream().map(DeclaredTypes::fullName).toList());
      throw new UserError("error: " + name + " is the name of several classes: say " + names);
    }
    if (same.isEmpty()) {
      throw unknown(name, all);
    }
    return same.get(0);
  }

  private static boolean isNamed(TypeInfo type, String name) {
    return name.equals(type.name()) || name.equals(type.module() + "." + type.name());
  }

  private Optional<TypeDescriptor<?>> find(TypeInfo type) {
    return Types.find(type, classes.loader());
  }

  private static TypeInfo named(String text, char separator) {
    int at = text.lastIndexOf(separator);
    return new TypeInfo(text.substring(0, Math.max(at, 0)), text.substring(at + 1));
  }

  private static String fullName(TypeDescriptor<?> type) {
    return type.typeInfo().toString();
  }

  private static UserError unknown(String name, List<TypeDescriptor<?>> all) {
    List<String> names = new ArrayList<>();
    for (TypeDescriptor<?> type : all) {
      names.add(name.indexOf(':') < 0 ? type.typeInfo().name() : fullName(type));
    }
    StringBuilder line = new StringBuilder("error: no LLM or step is named ").append(name);
    Suggest.nearest(name, names)
        .ifPresent(near -> line.append("; did you mean ").append(near).append('?'));
    if (names.isEmpty()) {
      line.append("; the class path holds none");
    } else if (names.size() <= 12) {
      line.append(" (there are: ").append(String.join(", ", names)).append(')');
    }
    line.append(line.charAt(line.length() - 1) == '?' ? " " : ". ");
    line.append("Classes of your own are found with ").append(Options.CLASSPATH);
    return new UserError(line.toString());
  }
}
