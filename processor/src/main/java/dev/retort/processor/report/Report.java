package dev.retort.processor.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Collects the problems of one class and tells them together. */
public final class Report {
  private final TypeElement subject;
  private final boolean strictDocs;
  private final Set<Finding> findings = new LinkedHashSet<>();

  /** One problem at one place. */
  private record Finding(Problem problem, Where where, String text) {}

  /**
   * Starts empty.
   *
   * @param subject the class being compiled; what lies outside it is told there
   * @param strictDocs whether missing docs are errors
   */
  public Report(TypeElement subject, boolean strictDocs) {
    this.subject = subject;
    this.strictDocs = strictDocs;
  }

  /** Adds a problem; the same one at the same place counts once. */
  public void add(Problem problem, Where where, Object... details) {
    findings.add(new Finding(problem, where, problem.text(details)));
  }

  /** Whether anything forbids to generate code. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> kind(f.problem()) == Diagnostic.Kind.ERROR);
  }

  /** Tells everything, in the order in which it was found. */
  public void print(Messager messager) {
    for (Finding finding : findings) {
      Where where = finding.where();
      if (kind(finding.problem()) == Diagnostic.Kind.ERROR || !isSuppressed(finding)) {
        if (isInside(where.element())) {
          print(messager, finding, finding.text(), where);
        } else {
          // A place in a class file prints as no place at all.
          print(
              messager,
              finding,
              "in " + path(where.element()) + ": " + finding.text(),
              Where.of(subject));
        }
      }
    }
  }

  private void print(Messager messager, Finding finding, String text, Where where) {
    Diagnostic.Kind kind = kind(finding.problem());
    String line = text + " [retort:" + finding.problem().id() + "]";
    if (where.mirror() == null) {
      messager.printMessage(kind, line, where.element());
    } else if (where.value() == null) {
      messager.printMessage(kind, line, where.element(), where.mirror());
    } else {
      messager.printMessage(kind, line, where.element(), where.mirror(), where.value());
    }
  }

  private Diagnostic.Kind kind(Problem problem) {
    return strictDocs && problem.isAboutDocs() ? Diagnostic.Kind.ERROR : problem.kind();
  }

  private boolean isInside(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e.equals(subject)) {
        return true;
      }
    }
    return false;
  }

  private static String path(Element element) {
    Element owner = element.getEnclosingElement();
    return owner instanceof TypeElement
            || owner instanceof javax.lang.model.element.ExecutableElement
        ? path(owner) + "." + element.getSimpleName()
        : element.toString();
  }

  private static boolean isSuppressed(Finding finding) {
    String token = "retort:" + finding.problem().id();
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
