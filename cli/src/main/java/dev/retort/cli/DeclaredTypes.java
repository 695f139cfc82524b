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

/** The LLMs on the class path, by name. */
final class DeclaredTypes {
  private final UserClasses classes;

  DeclaredTypes(UserClasses classes) {
    this.classes = classes;
  }

  /**
   * All LLMs.
   *
   * @param problems gets a line for each entry that leads nowhere
   * @return by name, then by module
   */
  List<LLMDescriptor<?>> llms(List<String> problems) {
    Map<String, LLMDescriptor<?>> found = new TreeMap<>();
    for (String entry : classes.entries()) {
      try {
        if (find(named(entry, '.')).orElse(null) instanceof LLMDescriptor<?> llm) {
          found.put(llm.typeInfo().toString(), llm);
        }
      } catch (AmbiguousTypeException | MissingCompanionException e) {
        problems.add("warning: " + e.getMessage());
      }
    }
    List<LLMDescriptor<?>> llms = new ArrayList<>(found.values());
    llms.sort(Comparator.comparing(llm -> llm.typeInfo().name()));
    return llms;
  }

  /**
   * One LLM.
   *
   * @param name its simple name, {@code module:Name} or an alias
   * @throws UserError if there is none, or more than one
   */
  LLMDescriptor<?> llm(String name) {
    if (name.indexOf(':') >= 0) {
      if (find(named(name, ':')).orElse(null) instanceof LLMDescriptor<?> llm) {
        return llm;
      }
      throw unknown(name, llms(new ArrayList<>()));
    }
    List<LLMDescriptor<?>> all = llms(new ArrayList<>());
    List<LLMDescriptor<?>> same =
        all.stream().filter(llm -> llm.typeInfo().name().equals(name)).toList();
    if (same.size() > 1) {
      String names = String.join(" or ", same.stream().map(DeclaredTypes::fullName).toList());
      throw new UserError("error: there are several LLMs named " + name + ": say " + names);
    }
    if (same.isEmpty()) {
      throw unknown(name, all);
    }
    return same.get(0);
  }

  private Optional<TypeDescriptor<?>> find(TypeInfo type) {
    return Types.find(type, classes.loader());
  }

  private static TypeInfo named(String text, char separator) {
    int at = text.lastIndexOf(separator);
    return new TypeInfo(text.substring(0, Math.max(at, 0)), text.substring(at + 1));
  }

  private static String fullName(LLMDescriptor<?> llm) {
    return llm.typeInfo().toString();
  }

  private static UserError unknown(String name, List<LLMDescriptor<?>> all) {
    List<String> names = new ArrayList<>();
    for (LLMDescriptor<?> llm : all) {
      names.add(name.indexOf(':') < 0 ? llm.typeInfo().name() : fullName(llm));
    }
    StringBuilder line = new StringBuilder("error: no LLM is named ").append(name);
    Suggest.nearest(name, names)
        .ifPresent(near -> line.append("; did you mean ").append(near).append('?'));
    if (names.isEmpty()) {
      line.append("; the class path holds none");
    } else if (names.size() <= 12) {
      line.append(" (there are: ").append(String.join(", ", names)).append(')');
    }
    line.append(". Classes of your own are found with ").append(Options.CLASSPATH);
    return new UserError(line.toString());
  }
}
