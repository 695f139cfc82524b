package dev.retort.processor.read;

import dev.retort.processor.model.ClassRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Questions about elements that the compiler's API answers in several lines. */
public final class Symbols {
  private static final String LLM = "dev.retort.llm.LLM";
  private static final String ASYNC_LLM = "dev.retort.llm.AsyncLLM";
  private static final List<String> STEPS =
      List.of(
          "dev.retort.step.Step", "dev.retort.step.GeneratorStep", "dev.retort.step.PipelineStep");

  private Symbols() {}

  static TypeElement element(TypeMirror declared) {
    return (TypeElement) ((DeclaredType) declared).asElement();
  }

  /** The name of a class. */
  public static ClassRef ref(TypeElement type) {
    List<String> names = new ArrayList<>();
    Element e = type;
    while (e instanceof TypeElement) {
      names.add(0, e.getSimpleName().toString());
      e = e.getEnclosingElement();
    }
    String pkg = e instanceof PackageElement p ? p.getQualifiedName().toString() : "";
    return new ClassRef(pkg, names);
  }

  /** The class that declares a method. */
  static TypeElement owner(ExecutableElement method) {
    return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
  }

  /** The class above, null above the top. */
  static @Nullable TypeElement parent(TypeElement type) {
    TypeMirror parent = type.getSuperclass();
    if (parent.getKind() == TypeKind.ERROR) {
      throw new MissingTypeException(parent.toString());
    }
    return parent.getKind() == TypeKind.DECLARED ? element(parent) : null;
  }

  /** All classes above, the nearest first. */
  public static List<TypeElement> ancestors(TypeElement type) {
    List<TypeElement> found = new ArrayList<>();
    for (TypeElement t = parent(type); t != null; t = parent(t)) {
      found.add(t);
    }
    return found;
  }

  /** Whether a class or one above it has a name. */
  static boolean isA(TypeElement type, String name) {
    for (TypeElement t = type; t != null; t = parent(t)) {
      if (t.getQualifiedName().contentEquals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The names of a class and of all classes above it. */
  public static Set<String> names(TypeElement type) {
    Set<String> names = new LinkedHashSet<>();
    names.add(type.getQualifiedName().toString());
    ancestors(type).forEach(above -> names.add(above.getQualifiedName().toString()));
    return names;
  }

  /** Whether a class is an LLM. */
  public static boolean isLlm(TypeElement type) {
    return isA(type, LLM);
  }

  /** Whether a class answers one input at a time. */
  static boolean isAsync(TypeElement type) {
    return isA(type, ASYNC_LLM);
  }

  /** Whether a class is a step. */
  public static boolean isStep(TypeElement type) {
    return STEPS.stream().anyMatch(step -> isA(type, step));
  }

  /** Whether a class is one of the runtime's own base classes. */
  static boolean isRoot(TypeElement type) {
    return type.getQualifiedName().contentEquals(LLM)
        || type.getQualifiedName().contentEquals(ASYNC_LLM);
  }

  /** What a class is, with an article, for what is no record or no class. */
  static String kind(TypeElement type) {
    return switch (type.getKind()) {
      case CLASS -> "a class";
      case INTERFACE -> "an interface";
      case ENUM -> "an enum";
      case RECORD -> "a record";
      default -> "an annotation";
    };
  }

  static boolean isAbstract(Element element) {
    return element.getModifiers().contains(Modifier.ABSTRACT);
  }

  /** Whether an element or a class around it is private. */
  static boolean isPrivate(Element element) {
    for (Element e = element; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return false;
  }
}
