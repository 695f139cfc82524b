package dev.retort.processor.check;

import dev.retort.descriptor.Constraint;
import dev.retort.processor.model.Answer;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.SourceView;
import dev.retort.processor.report.Where;
import java.util.List;

/** The rules that a record keeps with which an LLM may be asked to answer. */
public final class AnswerRules {
  /** What a parameter may say and the answer of a model has no use for. */
  private static final List<String> SILENT =
      List.of("defaultValue", "env", "aliases", "identity", "sensitive");

  private AnswerRules() {}

  /** Applies all rules. */
  public static void check(Answer answer, Report report, SourceView source) {
    if (source.hasSlashComment(report.subject())) {
      report.add(
          Problem.DOC_UNREADABLE, Where.of(report.subject()), report.subject().getSimpleName());
    }
    NameRules.components(answer.shape(), report);
    Rules.components(answer.shape(), component -> component(component, report));
    if (answer.strict()) {
      StrictRules.check(answer.shape(), report);
    }
  }

  private static void component(Param component, Report report) {
    for (String member : SILENT) {
      Where place = component.where().value(member);
      if (place.value() != null) {
        report.add(Problem.STRUCTURED_SILENT, place, member);
      }
    }
    patterns(component.type(), component.where(), report);
  }

  private static void patterns(TypeModel type, Where where, Report report) {
    for (Constraint constraint : type.limits()) {
      if (constraint instanceof Constraint.Matches m && !PortablePattern.is(m.regex())) {
        report.add(
            Problem.STRUCTURED_PATTERN,
            where,
            m.regex().pattern(),
            m.regex().flags() == 0
                ? "Java and ECMAScript do not read it alike"
                : "ECMAScript has no such flags");
      }
    }
    if (type instanceof TypeModel.ItemsOf t) {
      patterns(t.item(), where, report);
    } else if (type instanceof TypeModel.MapOf t) {
      patterns(t.value(), where, report);
    } else if (type instanceof TypeModel.OptionalOf t) {
      patterns(t.value(), where, report);
    }
  }
}
