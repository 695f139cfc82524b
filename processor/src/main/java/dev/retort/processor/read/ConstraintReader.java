package dev.retort.processor.read;

import dev.retort.descriptor.Constraint;
import dev.retort.descriptor.Scalar;
import dev.retort.descriptor.Suggest;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Turns Jakarta Validation's annotations into constraints. */
final class ConstraintReader {
  private static final String JAKARTA = "jakarta.validation.constraints.";
  private static final String NOT_NULL = "jakarta.validation.constraints.NotNull";
  private static final Set<String> HONOURED =
      new TreeSet<>(
          List.of(
              "DecimalMax",
              "DecimalMin",
              "Max",
              "Min",
              "Negative",
              "NegativeOrZero",
              "NotBlank",
              "NotEmpty",
              "NotNull",
              "Pattern",
              "Positive",
              "PositiveOrZero",
              "Size"));
  private static final Set<Scalar> NUMBERS =
      EnumSet.of(
          Scalar.BYTE,
          Scalar.SHORT,
          Scalar.INT,
          Scalar.LONG,
          Scalar.FLOAT,
          Scalar.DOUBLE,
          Scalar.DECIMAL,
          Scalar.DURATION);

  /** Whether an annotation type is a constraint, by name: each is looked at once. */
  private final Map<String, Boolean> known = new HashMap<>();

  /** What a constraint may stand on. */
  private enum Fits {
    NUMBER("numbers and durations"),
    SIZED("text, lists, sets and maps"),
    TEXT("text");

    private final String label;

    Fits(String label) {
      this.label = label;
    }
  }

  /**
   * Adds the constraints that a construct carries to its type.
   *
   * @param carrier with annotations
   * @param owner where problems are told
   */
  TypeModel apply(
      TypeModel type, AnnotatedConstruct carrier, Element owner, boolean nullable, Report report) {
    List<Found> found = new ArrayList<>();
    for (AnnotationMirror mirror : carrier.getAnnotationMirrors()) {
      String name = Mirrors.name(mirror);
      if (isConstraint(mirror, name)) {
        read(name, mirror, type, Where.of(owner, mirror), nullable, found, report);
      }
    }
    if (found.isEmpty()) {
      return type;
    }
    new ConstraintConflicts(type, report).check(found);
    return with(type, found.stream().map(Found::constraint).toList());
  }

  /**
   * A constraint and where it stands.
   *
   * @param constraint what must hold
   * @param where its annotation
   */
  record Found(Constraint constraint, Where where) {}

  /**
   * Refuses constraints on what the caller of an operative method decides, whose call is never
   * checked. That it is not null holds of itself.
   *
   * @param instead what to do
   */
  void refuseGiven(Element parameter, String instead, Report report) {
    for (AnnotationMirror mirror : parameter.getAnnotationMirrors()) {
      String name = Mirrors.name(mirror);
      if (isConstraint(mirror, name) && !name.equals(NOT_NULL)) {
        report.add(
            Problem.CONSTRAINT_GIVEN,
            Where.of(parameter, mirror),
            mirror.getAnnotationType().asElement().getSimpleName(),
            parameter.getSimpleName(),
            instead);
      }
    }
  }

  /** Refuses constraints where none can be kept. */
  void refuse(AnnotatedConstruct key, Element owner, Report report) {
    for (AnnotationMirror mirror : key.getAnnotationMirrors()) {
      if (isConstraint(mirror, Mirrors.name(mirror))) {
        report.add(
            Problem.CONSTRAINT_KEY,
            Where.of(owner, mirror),
            mirror.getAnnotationType().asElement().getSimpleName());
      }
    }
  }

  /** Whether a construct carries any constraint. */
  boolean any(AnnotatedConstruct carrier) {
    return first(carrier).isPresent();
  }

  /** The first constraint that a construct carries. */
  Optional<AnnotationMirror> first(AnnotatedConstruct carrier) {
    for (AnnotationMirror mirror : carrier.getAnnotationMirrors()) {
      if (isConstraint(mirror, Mirrors.name(mirror))) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  static TypeModel with(TypeModel type, List<Constraint> more) {
    if (type instanceof TypeModel.ScalarOf t) {
      return new TypeModel.ScalarOf(t.scalar(), t.primitive(), joined(t.constraints(), more));
    } else if (type instanceof TypeModel.ItemsOf t) {
      return new TypeModel.ItemsOf(t.set(), t.item(), joined(t.constraints(), more));
    } else if (type instanceof TypeModel.MapOf t) {
      return new TypeModel.MapOf(t.value(), joined(t.constraints(), more));
    } else if (type instanceof TypeModel.OptionalOf t) {
      return new TypeModel.OptionalOf(with(t.value(), more));
    }
    return type;
  }

  private static List<Constraint> joined(List<Constraint> some, List<Constraint> more) {
    List<Constraint> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  private boolean isConstraint(AnnotationMirror mirror, String name) {
    if (name.startsWith(JAKARTA)) {
      return true;
    }
    return known.computeIfAbsent(
        name,
        n -> Mirrors.has(mirror.getAnnotationType().asElement(), "jakarta.validation.Constraint"));
  }

  private void read(
      String name,
      AnnotationMirror mirror,
      TypeModel type,
      Where where,
      boolean nullable,
      List<Found> found,
      Report report) {
    if (name.startsWith(JAKARTA) && name.endsWith(".List")) {
      for (AnnotationValue value : Mirrors.values(mirror, "value")) {
        if (value.getValue() instanceof AnnotationMirror inner) {
          Where inside = Where.of(where.element(), inner);
          read(Mirrors.name(inner), inner, type, inside, nullable, found, report);
        }
      }
      return;
    }
    String simple = name.substring(name.lastIndexOf('.') + 1);
    if (!name.startsWith(JAKARTA) || !HONOURED.contains(simple)) {
      Optional<String> near = Suggest.nearest(simple, HONOURED);
      report.add(
          Problem.CONSTRAINT_UNKNOWN,
          where,
          simple,
          near.map(n -> "@" + n + ", or ").orElse("")
              + "one of "
              + String.join(", ", HONOURED.stream().map(h -> "@" + h).toList()));
      return;
    }
    if (simple.equals("NotNull")) {
      if (nullable) {
        report.add(Problem.CONSTRAINT_NULL, where);
      }
      return;
    }
    Fits fits =
        switch (simple) {
          case "NotBlank", "Pattern" -> Fits.TEXT;
          case "NotEmpty", "Size" -> Fits.SIZED;
          default -> Fits.NUMBER;
        };
    if (!fits(type, fits)) {
      if (!(type instanceof TypeModel.Refused)) {
        report.add(Problem.CONSTRAINT_MISFIT, where, simple, article(type), fits.label);
      }
      return;
    }
    Constraint constraint = make(simple, mirror, where, report);
    if (constraint != null) {
      String message = Mirrors.text(mirror, "message");
      found.add(new Found(message == null ? constraint : constraint.message(message), where));
    }
  }

  private static String article(TypeModel type) {
    String label = type.label();
    return (label.matches("[aeio].*") ? "an " : "a ") + label;
  }

  private static boolean fits(TypeModel type, Fits fits) {
    if (type instanceof TypeModel.OptionalOf t) {
      return fits(t.value(), fits);
    }
    if (type instanceof TypeModel.ScalarOf t) {
      return switch (fits) {
        case NUMBER -> NUMBERS.contains(t.scalar());
        case SIZED, TEXT -> t.scalar() == Scalar.STRING;
      };
    }
    return fits == Fits.SIZED
        && (type instanceof TypeModel.ItemsOf || type instanceof TypeModel.MapOf);
  }

  private static @Nullable Constraint make(
      String simple, AnnotationMirror mirror, Where where, Report report) {
    return switch (simple) {
      case "Min" -> Constraint.lower(number(mirror), true);
      case "Max" -> Constraint.upper(number(mirror), true);
      case "Positive" -> Constraint.lower("0", false);
      case "PositiveOrZero" -> Constraint.lower("0", true);
      case "Negative" -> Constraint.upper("0", false);
      case "NegativeOrZero" -> Constraint.upper("0", true);
      case "NotBlank" -> Constraint.notBlank();
      case "NotEmpty" -> Constraint.notEmpty();
      case "DecimalMin", "DecimalMax" -> decimal(simple, mirror, where, report);
      case "Size" -> size(mirror, where, report);
      default -> pattern(mirror, where, report);
    };
  }

  private static String number(AnnotationMirror mirror) {
    AnnotationValue value = Mirrors.value(mirror, "value");
    return value == null ? "0" : String.valueOf(value.getValue());
  }

  private static @Nullable Constraint decimal(
      String simple, AnnotationMirror mirror, Where where, Report report) {
    String given = Mirrors.text(mirror, "value");
    String text = given == null ? "" : given;
    boolean inclusive = !Boolean.FALSE.equals(Mirrors.flag(mirror, "inclusive"));
    try {
      new BigDecimal(text);
      return simple.equals("DecimalMin")
          ? Constraint.lower(text, inclusive)
          : Constraint.upper(text, inclusive);
    } catch (NumberFormatException e) {
      report.add(Problem.CONSTRAINT_VALUE, where.value("value"), text, "a decimal number");
      return null;
    }
  }

  private static @Nullable Constraint size(AnnotationMirror mirror, Where where, Report report) {
    int min = integer(mirror, "min", 0);
    int max = integer(mirror, "max", Integer.MAX_VALUE);
    if (min < 0 || max < 0) {
      String member = min < 0 ? "min" : "max";
      report.add(
          Problem.CONSTRAINT_VALUE, where.value(member), Math.min(min, max), "a size: 0 or more");
      return null;
    }
    if (min > max) {
      report.add(
          Problem.CONSTRAINT_CONTRADICTION, where.value("min"), "min = " + min, "max = " + max);
      return null;
    }
    return Constraint.size(min, max);
  }

  private static int integer(AnnotationMirror mirror, String member, int otherwise) {
    AnnotationValue value = Mirrors.value(mirror, member);
    return value != null && value.getValue() instanceof Integer number ? number : otherwise;
  }

  private static @Nullable Constraint pattern(AnnotationMirror mirror, Where where, Report report) {
    String given = Mirrors.text(mirror, "regexp");
    String regex = given == null ? "" : given;
    int flags = 0;
    for (AnnotationValue flag : Mirrors.values(mirror, "flags")) {
      flags |= flag(String.valueOf(flag.getValue()));
    }
    try {
      return Constraint.pattern(regex, flags);
    } catch (PatternSyntaxException e) {
      report.add(
          Problem.CONSTRAINT_VALUE,
          where.value("regexp"),
          regex,
          "a regular expression (" + e.getDescription() + " near index " + e.getIndex() + ")");
      return null;
    }
  }

  private static int flag(String constant) {
    return switch (constant.substring(constant.lastIndexOf('.') + 1)) {
      case "UNIX_LINES" -> Pattern.UNIX_LINES;
      case "CASE_INSENSITIVE" -> Pattern.CASE_INSENSITIVE;
      case "COMMENTS" -> Pattern.COMMENTS;
      case "MULTILINE" -> Pattern.MULTILINE;
      case "DOTALL" -> Pattern.DOTALL;
      case "UNICODE_CASE" -> Pattern.UNICODE_CASE;
      case "CANON_EQ" -> Pattern.CANON_EQ;
      default -> 0;
    };
  }
}
