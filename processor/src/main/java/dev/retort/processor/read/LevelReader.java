package dev.retort.processor.read;

import dev.retort.processor.model.ClassRef;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.Preset;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads what each class of a hierarchy declares. Every class is read once a round. */
public final class LevelReader {
  private final Elements elements;
  private final Types types;
  private final Report.Run run;
  private final ParamReader params;
  private final MethodReader methods;
  private final ConstraintReader constraints = new ConstraintReader();
  private final Map<String, Read> read = new HashMap<>();
  private final Map<String, Carried> carried = new HashMap<>();

  /**
   * A class that was read.
   *
   * @param level what it declares
   * @param report what is wrong with it
   * @param fromSource whether it is compiled now
   */
  public record Read(Level level, Report report, boolean fromSource) {}

  /**
   * For one round.
   *
   * @param run what all reports share; a companion on the class path of what is compiled now is
   *     stale
   */
  public LevelReader(Elements elements, Types types, Report.Run run) {
    this.elements = elements;
    this.types = types;
    this.run = run;
    this.params = new ParamReader(elements, Use.CONFIG);
    this.methods = new MethodReader(types, params, this);
  }

  /** A report that no one hears. */
  Report unheard(TypeElement type) {
    return new Report(type, run);
  }

  /** Reads a class, with its generic ancestors. */
  public Read read(TypeElement type) {
    String name = type.getQualifiedName().toString();
    Read known = read.get(name);
    if (known == null) {
      Report report = new Report(type, run);
      Level level = level(type, report);
      known = new Read(level, report, run.inSource().test(type));
      read.put(name, known);
    }
    return known;
  }

  /** What is generated for a class. */
  public Level.Kind kind(TypeElement type) {
    if (Mirrors.has(type, Mirrors.LLM_TYPE)) {
      return Level.Kind.LLM;
    } else if (Mirrors.has(type, Mirrors.STEP_TYPE)) {
      return Level.Kind.STEP;
    } else if (!hasMembers(type)
        && !Mirrors.has(type, Mirrors.PRESET)
        && !Mirrors.has(type, Mirrors.PRESETS)) {
      return Level.Kind.NONE;
    }
    return type.getTypeParameters().isEmpty() ? Level.Kind.BASE : Level.Kind.GENERIC;
  }

  /** The ancestors for which code is generated, the farthest first. */
  public List<TypeElement> ancestors(TypeElement type) {
    List<TypeElement> found = new ArrayList<>();
    for (TypeElement t = Symbols.parent(type); t != null; t = Symbols.parent(t)) {
      Level.Kind kind = kind(t);
      if (kind != Level.Kind.NONE && kind != Level.Kind.GENERIC) {
        found.add(0, t);
      }
    }
    return found;
  }

  /** Whether a class declares annotated fields or an operative method with parameters. */
  private static boolean hasMembers(TypeElement type) {
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.FIELD && annotation(member) != null) {
        return true;
      } else if (member instanceof ExecutableElement method && hasParams(method)) {
        return true;
      }
    }
    return false;
  }

  static boolean hasParams(ExecutableElement method) {
    return method.getParameters().stream().anyMatch(p -> Mirrors.has(p, Mirrors.RUNTIME_PARAM));
  }

  private static @Nullable AnnotationMirror annotation(Element field) {
    AnnotationMirror runtime = Mirrors.find(field, Mirrors.RUNTIME_PARAM);
    return runtime == null ? Mirrors.find(field, Mirrors.ATTRIBUTE) : runtime;
  }

  /** What a companion in a class file says of its class; {@link Carried#NONE} for source. */
  Carried carriedBy(TypeElement type) {
    return carried.computeIfAbsent(
        type.getQualifiedName().toString(),
        name -> {
          if (run.inSource().test(type)) {
            return Carried.NONE;
          }
          String suffix =
              kind(type).suffix().isEmpty() ? Level.Kind.BASE.suffix() : kind(type).suffix();
          ClassRef companion = Symbols.ref(type).companion(suffix);
          TypeElement found = elements.getTypeElement(companion.qualified());
          return found == null ? Carried.NONE : Carried.by(found);
        });
  }

  private Level level(TypeElement type, Report report) {
    Level.Kind kind = kind(type);
    DeclaredType self = (DeclaredType) type.asType();
    List<Param> fields = new ArrayList<>();
    List<Preset> presets = new ArrayList<>();
    Operative operative = null;
    boolean generic = !type.getTypeParameters().isEmpty();
    boolean ours = Symbols.isLlm(type) || Symbols.isStep(type);
    if (ours && !generic) {
      Operative own = methods.read(type, null, report);
      for (TypeElement ancestor : upToLevel(type)) {
        if (kind(ancestor) == Level.Kind.GENERIC) {
          fields.addAll(fields(ancestor, self, report));
          presets.addAll(presets(ancestor));
        }
        if (own == null) {
          Operative above = methods.read(ancestor, self, report);
          operative = above == null ? operative : adopted(type, ancestor, above, report);
        }
      }
      fields.addAll(fields(type, null, report));
      checkForgotten(type, report);
      operative = own == null ? operative : own;
    }
    presets.addAll(presets(type));
    Carried carried = carriedBy(type);
    return new Level(
        Symbols.ref(type),
        kind,
        carried.equals(Carried.NONE) ? params.doc(type).text() : carried.text(),
        fields,
        generic ? erased(type, report) : List.of(),
        generic ? methods.erased(type) : null,
        operative,
        presets,
        elements.isDeprecated(type));
  }

  /** Generic ancestors up to the next one for which code is generated, the farthest first. */
  List<TypeElement> genericAncestors(TypeElement type) {
    return upToLevel(type).stream().filter(t -> kind(t) == Level.Kind.GENERIC).toList();
  }

  /** The ancestors without a level of their own, up to the next with one, the farthest first. */
  private List<TypeElement> upToLevel(TypeElement type) {
    List<TypeElement> found = new ArrayList<>();
    for (TypeElement t : Symbols.ancestors(type)) {
      Level.Kind kind = kind(t);
      if (kind != Level.Kind.GENERIC && kind != Level.Kind.NONE) {
        break;
      }
      found.add(0, t);
    }
    return found;
  }

  /** The method of a class that has no companion is called as if the class below declared it. */
  private Operative adopted(
      TypeElement type, TypeElement ancestor, Operative method, Report report) {
    if (kind(ancestor) == Level.Kind.GENERIC) {
      return method;
    }
    boolean near = Symbols.ref(type).pkg().equals(Symbols.ref(ancestor).pkg());
    if (!near && !method.isPublic()) {
      report.add(
          Problem.METHOD_HIDDEN,
          Where.of(type),
          type.getSimpleName(),
          method.method(),
          ancestor.getSimpleName());
    }
    return method.ownedBy(Symbols.ref(type));
  }

  /** The annotated fields in source order, which some compilers lose in class files. */
  private List<VariableElement> annotated(TypeElement type) {
    List<VariableElement> found = new ArrayList<>();
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.FIELD && annotation(member) != null) {
        found.add((VariableElement) member);
      }
    }
    List<String> order = carriedBy(type).fields();
    if (!order.isEmpty()) {
      found.sort(Comparator.comparingInt(f -> order.indexOf(f.getSimpleName().toString())));
    }
    return found;
  }

  /**
   * Reads the fields of a class.
   *
   * @param viewer the class that binds the type variables; null for the class itself
   */
  private List<Param> fields(TypeElement type, @Nullable DeclaredType viewer, Report report) {
    Carried carried = carriedBy(type);
    List<Param> fields = new ArrayList<>();
    for (VariableElement field : annotated(type)) {
      Param.Access access =
          viewer == null
              ? Param.Access.DIRECT
              : new Param.Access(
                  Symbols.ref(type).companion(Level.Kind.GENERIC.suffix()), fields.size());
      if (viewer == null) {
        check(field, report);
      }
      String name = field.getSimpleName().toString();
      AnnotationMirror runtime = Mirrors.find(field, Mirrors.RUNTIME_PARAM);
      Param seen =
          params.read(
              new ParamReader.Found(
                  field,
                  name,
                  viewer == null ? field.asType() : types.asMemberOf(viewer, field),
                  annotation(field),
                  runtime != null,
                  carried.equals(Carried.NONE) ? params.doc(field).text() : carried.field(name),
                  carried.nullables().contains(name),
                  null,
                  access),
              report);
      fields.add(carried.notes().mend(name, seen));
    }
    return fields;
  }

  /** A field that someone constrained was meant to be read. */
  private void checkForgotten(TypeElement type, Report report) {
    if (!run.inSource().test(type)) {
      return;
    }
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.FIELD && annotation(member) == null) {
        constraints
            .first(member)
            .ifPresent(
                mirror ->
                    report.add(
                        Problem.CONSTRAINT_UNUSED,
                        Where.of(member, mirror),
                        mirror.getAnnotationType().asElement().getSimpleName(),
                        member.getSimpleName()));
      }
    }
  }

  private static void check(VariableElement field, Report report) {
    Where where = Where.of(field);
    String name = field.getSimpleName().toString();
    if (field.getModifiers().contains(Modifier.PRIVATE)) {
      report.add(Problem.FIELD_PRIVATE, where, name);
    }
    if (field.getModifiers().contains(Modifier.STATIC)) {
      report.add(Problem.FIELD_STATIC, where, name);
    }
    if (field.getModifiers().contains(Modifier.FINAL)) {
      report.add(Problem.FIELD_FINAL, where, name);
    }
    AnnotationMirror attribute = Mirrors.find(field, Mirrors.ATTRIBUTE);
    if (attribute != null && Mirrors.has(field, Mirrors.RUNTIME_PARAM)) {
      report.add(Problem.FIELD_BOTH, Where.of(field, attribute), name);
    }
  }

  private List<Level.Erased> erased(TypeElement type, Report report) {
    Carried carried = carriedBy(type);
    List<Level.Erased> fields = new ArrayList<>();
    for (VariableElement field : annotated(type)) {
      check(field, report);
      TypeMirror erasure = types.erasure(field.asType());
      String name = field.getSimpleName().toString();
      fields.add(
          new Level.Erased(
              name,
              TypeText.erased(erasure),
              carried.equals(Carried.NONE) ? params.doc(field).text() : carried.field(name),
              Mirrors.isNullable(field.asType()) || carried.nullables().contains(name),
              params.notes(name, field, unheard(type))));
    }
    return fields;
  }

  private static List<Preset> presets(TypeElement type) {
    List<Preset> presets = new ArrayList<>();
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      String name = Mirrors.name(mirror);
      if (name.equals(Mirrors.PRESET)) {
        presets.add(preset(type, mirror));
      } else if (name.equals(Mirrors.PRESETS)) {
        for (AnnotationValue value : Mirrors.values(mirror, "value")) {
          if (value.getValue() instanceof AnnotationMirror inner) {
            presets.add(preset(type, inner));
          }
        }
      }
    }
    return presets;
  }

  private static Preset preset(TypeElement type, AnnotationMirror mirror) {
    String name = Mirrors.text(mirror, "name");
    return new Preset(
        name == null ? "" : name,
        Mirrors.text(mirror, "defaultValue"),
        Mirrors.text(mirror, "env"),
        Where.of(type, mirror));
  }
}
