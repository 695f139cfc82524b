package dev.retort.processor.check;

import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Param;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.SourceView;
import dev.retort.processor.report.Where;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Everything that a user can set says what it is, and says the truth about its default. */
final class DocRules implements Rules.Rule {
  private final SourceView source;

  DocRules(SourceView source) {
    this.source = source;
  }

  @Override
  public void check(Declaration declaration, Report report) {
    Level level = declaration.level();
    if (level.kind().isConcrete() && level.text().isEmpty()) {
      Element subject = report.subject();
      String mend = "write a Javadoc comment before it";
      missing(subject, subject, subject.getSimpleName().toString(), mend, report);
    }
    Rules.each(
        level,
        param -> {
          if (report.isInSource(param.where().element())) {
            check(param, report);
          }
        });
  }

  private void check(Param param, Report report) {
    Where text = param.where().value("description");
    Element element = param.where().element();
    if (text.value() != null && param.description().isBlank()) {
      report.add(Problem.DOC_EMPTY, text, param.javaName());
    } else if (param.description().isEmpty() && !report.has(Problem.DOC_EMPTY, element)) {
      Element carrier = carrier(element);
      String tag =
          "add \"@param "
              + param.javaName()
              + " ...\" to the Javadoc of "
              + carrier.getSimpleName();
      String mend = carrier.equals(element) ? "write a Javadoc comment before it" : tag;
      missing(element, carrier, param.javaName(), mend, report);
    } else {
      stated(param, report);
    }
  }

  /** What has the comment: a field itself, the method of a parameter, the record of a component. */
  private static Element carrier(Element element) {
    Element owner = element.getEnclosingElement();
    if (owner == null || element instanceof TypeElement) {
      return element;
    }
    boolean ofClass = owner.getKind() != ElementKind.RECORD;
    return element.getKind() == ElementKind.FIELD && ofClass ? element : owner;
  }

  private void missing(Element element, Element carrier, String name, String mend, Report report) {
    if (source.hasSlashComment(carrier)) {
      report.add(Problem.DOC_UNREADABLE, Where.of(carrier), carrier.getSimpleName());
    } else {
      report.add(Problem.DOC_MISSING, Where.of(element), name, mend);
    }
  }

  private static void stated(Param param, Report report) {
    Where place = param.where().value("defaultValue");
    String real = param.defaultValue();
    if (real == null && param.optional()) {
      return; // What a provider does without a value may be said.
    }
    String said = StatedDefault.contradiction(param.type(), param.description(), real);
    if (said != null) {
      report.add(
          Problem.DOC_DEFAULT,
          place,
          param.javaName(),
          said,
          real == null ? "there is none" : "it is " + real);
    }
  }
}
