package dev.retort.processor.read;

import dev.retort.descriptor.TypeInfo;
import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds the class that a config means by a name. For one round. */
public final class DeclaredTypes {
  private final Elements elements;
  private final Function<TypeInfo, @Nullable String> compiled;
  private final Function<TypeInfo, @Nullable String> registered;
  private @Nullable Map<TypeInfo, TypeElement> inModules;

  /**
   * For one round.
   *
   * @param compiled the class that is compiled now and has a name or alias; null for none
   * @param registered the companion that an entry of the class path names; null for none
   */
  public DeclaredTypes(
      Elements elements,
      Function<TypeInfo, @Nullable String> compiled,
      Function<TypeInfo, @Nullable String> registered) {
    this.elements = elements;
    this.compiled = compiled;
    this.registered = registered;
  }

  /** The declared class of a name; null where there is none. */
  public @Nullable TypeElement find(TypeInfo name) {
    if (!TypeNames.isDotted(name.name())
        || !(name.module().isEmpty() || TypeNames.isDotted(name.module()))) {
      return null;
    }
    String now = compiled.apply(name);
    TypeElement own = element(name);
    if (now != null) {
      return elements.getTypeElement(now);
    } else if (own != null && TypeNames.declared(own) != null) {
      return own;
    }
    String companion = registered.apply(name);
    TypeElement generated = companion == null ? null : elements.getTypeElement(companion);
    return generated == null ? inModules().get(name) : described(generated);
  }

  /** The names of the declared types in a package, and the aliases that they have in it. */
  public List<String> names(String module) {
    PackageElement pkg =
        module.isEmpty() || TypeNames.isDotted(module) ? elements.getPackageElement(module) : null;
    Map<TypeInfo, TypeElement> found = new HashMap<>();
    if (pkg != null) {
      ElementFilter.typesIn(pkg.getEnclosedElements()).forEach(type -> noteAll(type, found));
    }
    return found.keySet().stream()
        .filter(name -> name.module().equals(module))
        .map(TypeInfo::name)
        .sorted()
        .toList();
  }

  private static void noteAll(TypeElement type, Map<TypeInfo, TypeElement> names) {
    if (TypeNames.declared(type) != null) {
      names.put(new TypeInfo(Symbols.ref(type).pkg(), Symbols.ref(type).nested()), type);
      TypeNames.written(type).forEach(alias -> names.putIfAbsent(alias, type));
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(inner -> noteAll(inner, names));
  }

  /** Whether there is a class of a name. */
  public boolean isClass(TypeInfo name) {
    return TypeNames.isDotted(name.name()) && element(name) != null;
  }

  /** Whether a class of a class file has what the processor writes beside it. */
  public boolean isProcessed(TypeElement type) {
    ClassRef companion = Symbols.ref(type).companion(Level.Kind.LLM.suffix());
    return elements.getTypeElement(companion.qualified()) != null;
  }

  private @Nullable TypeElement element(TypeInfo name) {
    String prefix = name.module().isEmpty() ? "" : name.module() + ".";
    return elements.getTypeElement(prefix + name.name());
  }

  /** The class that a descriptor extends {@code LLMDescriptor} or its like for. */
  private static @Nullable TypeElement described(TypeElement companion) {
    return companion.getSuperclass() instanceof DeclaredType parent
            && parent.getTypeArguments().size() == 1
            && parent.getTypeArguments().get(0) instanceof DeclaredType subject
        ? Symbols.element(subject)
        : null;
  }

  /** Aliases within named modules, whose resources no compiler shows. */
  private Map<TypeInfo, TypeElement> inModules() {
    Map<TypeInfo, TypeElement> known = inModules;
    if (known == null) {
      known = new HashMap<>();
      for (ModuleElement module : elements.getAllModuleElements()) {
        if (!module.isUnnamed() && !isOfTheJdk(module) && needsRetort(module)) {
          note(module, known);
        }
      }
      inModules = known;
    }
    return known;
  }

  /** ECJ fails on the directives of modules of a JDK that is newer than itself. */
  private static boolean isOfTheJdk(ModuleElement module) {
    String name = module.getQualifiedName().toString();
    return name.startsWith("java.") || name.startsWith("jdk.");
  }

  private static boolean needsRetort(ModuleElement module) {
    return ElementFilter.requiresIn(module.getDirectives()).stream()
        .anyMatch(each -> each.getDependency().toString().startsWith("dev.retort."));
  }

  private static void note(ModuleElement module, Map<TypeInfo, TypeElement> names) {
    for (Element pkg : module.getEnclosedElements()) {
      for (TypeElement type : ElementFilter.typesIn(((PackageElement) pkg).getEnclosedElements())) {
        note(type, names);
      }
    }
  }

  private static void note(TypeElement type, Map<TypeInfo, TypeElement> names) {
    TypeNames.written(type).forEach(alias -> names.putIfAbsent(alias, type));
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(inner -> note(inner, names));
  }
}
