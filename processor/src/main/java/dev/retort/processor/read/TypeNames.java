package dev.retort.processor.read;

import dev.retort.descriptor.TypeInfo;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads the names that a class has in configs. */
public final class TypeNames {
  private final TypeElement type;
  private final Report report;

  TypeNames(TypeElement type, Report report) {
    this.type = type;
    this.report = report;
  }

  /** Where a class says that it has a further name. */
  public static Where where(TypeElement type, TypeInfo alias) {
    AnnotationMirror mirror = declared(type);
    for (AnnotationValue value : Mirrors.values(mirror, "aliases")) {
      if (alias.equals(parse(String.valueOf(value.getValue())))) {
        return new Where(type, mirror, value);
      }
    }
    return Where.of(type);
  }

  /** The further names, each of which must be new: to the class and to those above it. */
  List<TypeInfo> aliases() {
    AnnotationMirror mirror = declared(type);
    Map<TypeInfo, String> above = above();
    List<TypeInfo> aliases = new ArrayList<>();
    for (AnnotationValue value : Mirrors.values(mirror, "aliases")) {
      Where where = new Where(type, mirror, value);
      String text = String.valueOf(value.getValue());
      TypeInfo alias = parse(text);
      if (alias == null) {
        report.add(Problem.TYPE_ALIAS_INVALID, where, text);
      } else if (alias.equals(own(type))) {
        report.add(Problem.TYPE_ALIAS_USELESS, where, text, "is the type info itself");
      } else if (aliases.contains(alias)) {
        report.add(Problem.TYPE_ALIAS_USELESS, where, text, "is given twice");
      } else if (above.containsKey(alias)) {
        report.add(Problem.TYPE_NAME_TAKEN, where, text, above.get(alias));
      } else {
        aliases.add(alias);
      }
    }
    return aliases;
  }

  /** The names of the classes above, also of those in class files. */
  private Map<TypeInfo, String> above() {
    Map<TypeInfo, String> names = new HashMap<>();
    for (TypeElement ancestor : Symbols.ancestors(type)) {
      AnnotationMirror mirror = declared(ancestor);
      if (mirror != null) {
        names.put(own(ancestor), ancestor.toString());
        written(ancestor).forEach(alias -> names.put(alias, ancestor.toString()));
      }
    }
    return names;
  }

  /** The further names of a class, as far as they are names. */
  static List<TypeInfo> written(TypeElement type) {
    List<TypeInfo> aliases = new ArrayList<>();
    for (String text : Mirrors.texts(declared(type), "aliases")) {
      TypeInfo alias = parse(text);
      if (alias != null) {
        aliases.add(alias);
      }
    }
    return aliases;
  }

  /** The annotation that declares a class; null for none. */
  static @Nullable AnnotationMirror declared(TypeElement type) {
    AnnotationMirror llm = Mirrors.find(type, Mirrors.LLM_TYPE);
    return llm == null ? Mirrors.find(type, Mirrors.STEP_TYPE) : llm;
  }

  private static TypeInfo own(TypeElement type) {
    return new TypeInfo(Symbols.ref(type).pkg(), Symbols.ref(type).nested());
  }

  private static @Nullable TypeInfo parse(String text) {
    int colon = text.indexOf(':');
    String module = text.substring(0, Math.max(colon, 0));
    String name = text.substring(colon + 1);
    return colon < 1 || !isDotted(module) || !isDotted(name) ? null : new TypeInfo(module, name);
  }

  static boolean isDotted(String text) {
    for (String part : text.split("\\.", -1)) {
      if (part.isEmpty()
          || !Character.isJavaIdentifierStart(part.codePointAt(0))
          || !part.codePoints().allMatch(Character::isJavaIdentifierPart)) {
        return false;
      }
    }
    return true;
  }
}
