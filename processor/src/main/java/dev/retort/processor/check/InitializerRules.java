package dev.retort.processor.check;

import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.SourceView;
import dev.retort.processor.report.Where;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Defaults stand in annotations, where descriptors and schemas see them, not in initializers. */
final class InitializerRules implements Rules.Rule {
  private final SourceView source;

  InitializerRules(SourceView source) {
    this.source = source;
  }

  @Override
  public void check(Declaration declaration, Report report) {
    for (Param field : declaration.level().fields()) {
      Element element = field.where().element();
      boolean settable =
          !element.getModifiers().contains(Modifier.FINAL)
              && !element.getModifiers().contains(Modifier.STATIC);
      if (settable && report.isInSource(element) && source.hasInitializer(element)) {
        check(field, report);
      }
    }
  }

  private static void check(Param field, Report report) {
    Where where = Where.of(field.where().element());
    if (field.type() instanceof TypeModel.ScalarOf scalar && scalar.isSecret()) {
      report.add(Problem.DEFAULT_SECRET, where, field.javaName());
    } else if (field.defaultValue() != null) {
      report.add(Problem.INITIALIZER_BESIDE, where, field.javaName());
    } else if (!field.nullable() && !(field.type() instanceof TypeModel.OptionalOf)) {
      report.add(Problem.INITIALIZER_ALONE, where, field.javaName());
    }
  }
}
