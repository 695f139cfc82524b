package dev.retort.processor.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one class or package and tells them together. */
public final class Report {
  private final Element subject;
  private final Run run;
  private final Set<Finding> findings = new LinkedHashSet<>();
  private boolean blocked;

  /**
   * What the reports of one round share.
   *
   * @param strictDocs whether missing docs are errors
   * @param inSource whether a class is compiled now
   * @param isEcj whether the compiler is ECJ, which gives messages about records, their components
   *     and items of lists no place
   * @param source what the source shows
   * @param told what was told, which is not told again: two classes may hold one record
   */
  public record Run(
      boolean strictDocs,
      Predicate<TypeElement> inSource,
      boolean isEcj,
      SourceView source,
      Set<Object> told) {}

  /** One problem at one place. */
  private record Finding(String id, Diagnostic.Kind kind, Where where, String text) {}

  /**
   * Starts empty.
   *
   * @param subject the class or package being compiled; what lies in class files is told there
   * @param run what all reports share
   */
  public Report(Element subject, Run run) {
    this.subject = subject;
    this.run = run;
  }

  /** The class or package being compiled. */
  public Element subject() {
    return subject;
  }

  /** Tells at once a problem of an option of the compiler, which has no place in a source. */
  public static void print(Messager messager, Problem problem, Object... details) {
    messager.printMessage(problem.kind(), line(problem.text(details), problem.id()));
  }

  /** Adds a problem; the same one at the same place counts once. */
  public void add(Problem problem, Where where, Object... details) {
    findings.add(new Finding(problem.id(), kind(problem), where, problem.text(details)));
  }

  /**
   * Adds a problem of a file that a place names.
   *
   * @param id of the problem, a section of the second part of {@code docs/problems.md}
   */
  public void add(String id, Diagnostic.Kind kind, Where where, String text) {
    findings.add(new Finding(id, kind, where, text));
  }

  /** Forbids to generate code without a word: what is wrong is told elsewhere. */
  public void block() {
    blocked = true;
  }

  /** Whether anything forbids to generate code. */
  public boolean hasErrors() {
    return blocked || findings.stream().anyMatch(f -> f.kind() == Diagnostic.Kind.ERROR);
  }

  /** Whether a problem was found at an element. */
  public boolean has(Problem problem, Element element) {
    return findings.stream()
        .anyMatch(f -> f.id().equals(problem.id()) && f.where().element().equals(element));
  }

  /** Whether an element is compiled now, so that a problem can be told where it is. */
  public boolean isInSource(Element element) {
    TypeElement type = null;
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e.equals(subject)) {
        return true;
      } else if (type == null && e instanceof TypeElement found) {
        type = found;
      }
    }
    return type != null && run.inSource().test(type);
  }

  /** Tells everything, in the order in which it was found. */
  public void print(Messager messager) {
    for (Finding finding : findings) {
      if (finding.kind() == Diagnostic.Kind.ERROR || !isSuppressed(finding)) {
        tell(messager, finding);
      }
    }
  }

  private void tell(Messager messager, Finding finding) {
    Where where = finding.where();
    if (!hasPlace(where.element())) {
      String text = "in " + path(where.element()) + ": " + finding.text();
      print(messager, finding, text, Where.of(placed()));
    } else if (run.told().add(finding)) {
      print(messager, finding, finding.text(), where);
    }
  }

  private void print(Messager messager, Finding finding, String text, Where where) {
    Diagnostic.Kind kind = finding.kind();
    String line = line(text, finding.id());
    if (where.mirror() == null) {
      messager.printMessage(kind, line, where.element());
    } else if (run.source().printed(kind, line, where)) {
      return; // A repeated annotation, whose place javac's messager does not find.
    } else if (where.value() == null) {
      messager.printMessage(kind, line, where.element(), where.mirror());
    } else {
      messager.printMessage(kind, line, where.element(), where.mirror(), member(where));
    }
  }

  private static String line(String text, String id) {
    return text + " [retort:" + id + "]";
  }

  /** The value, or under ECJ, which has no place for an item of a list, the list. */
  private @Nullable AnnotationValue member(Where where) {
    AnnotationMirror mirror = where.mirror();
    AnnotationValue value = where.value();
    if (mirror != null && run.isEcj()) {
      for (AnnotationValue whole : mirror.getElementValues().values()) {
        if (whole.getValue() instanceof List<?> items && items.contains(value)) {
          return whole;
        }
      }
    }
    return value;
  }

  private Diagnostic.Kind kind(Problem problem) {
    return run.strictDocs() && problem.isAboutDocs() ? Diagnostic.Kind.ERROR : problem.kind();
  }

  /** Whether a message about an element has a line: one about a class file has none. */
  private boolean hasPlace(Element element) {
    return isInSource(element) && !(run.isEcj() && isInRecord(element));
  }

  private static boolean isInRecord(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e.getKind() == ElementKind.RECORD) {
        return true;
      }
    }
    return false;
  }

  /** The subject, or the nearest class around it that has a line. */
  private Element placed() {
    Element found = subject;
    while (!hasPlace(found) && found.getEnclosingElement() instanceof TypeElement outer) {
      found = outer;
    }
    return found;
  }

  private static String path(Element element) {
    Element owner = element.getEnclosingElement();
    return owner instanceof TypeElement
            || owner instanceof javax.lang.model.element.ExecutableElement
        ? path(owner) + "." + element.getSimpleName()
        : element.toString();
  }

  private static boolean isSuppressed(Finding finding) {
    String token = "retort:" + finding.id();
    for (Element e = finding.where().element(); e != null; e = e.getEnclosingElement()) {
      if (suppressions(e).stream().anyMatch(s -> s.equals(token) || s.equals("retort"))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> suppressions(Element element) {
    List<String> tokens = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement() instanceof TypeElement type
          && type.getQualifiedName().contentEquals("java.lang.SuppressWarnings")) {
        mirror.getElementValues().values().forEach(v -> addTexts(v, tokens));
      }
    }
    return tokens;
  }

  private static void addTexts(AnnotationValue value, List<String> texts) {
    if (value.getValue() instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof AnnotationValue inner) {
          addTexts(inner, texts);
        }
      }
    } else {
      Optional.ofNullable(value.getValue()).map(Object::toString).ifPresent(texts::add);
    }
  }
}
