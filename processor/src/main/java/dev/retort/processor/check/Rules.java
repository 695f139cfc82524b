package dev.retort.processor.check;

import dev.retort.descriptor.FormChecker;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.SourceView;
import java.util.List;
import java.util.function.Consumer;

/** The rules that a declaration keeps once it can be read. */
public final class Rules {
  private Rules() {}

  /** One group of rules. */
  interface Rule {
    void check(Declaration declaration, Report report);
  }

  /** Applies all rules. */
  public static void check(
      Declaration declaration, Report report, SourceView source, FormChecker forms) {
    List<Rule> rules =
        List.of(new NameRules(), new ValueRules(forms), new CredentialRules(), new IdentityRules());
    rules.forEach(rule -> rule.check(declaration, report));
    new DocRules(source).check(declaration, report);
    new InitializerRules(source).check(declaration, report);
  }

  /** All that a class declares itself: fields, kwargs, and components of records in these. */
  static void each(Level level, Consumer<Param> action) {
    level.fields().forEach(field -> each(field, action));
    if (level.operative() != null) {
      level.operative().kwargs().forEach(kwarg -> each(kwarg, action));
    }
  }

  private static void each(Param param, Consumer<Param> action) {
    action.accept(param);
    components(param.type(), action);
  }

  /** All components of records in a type. */
  static void components(TypeModel type, Consumer<Param> action) {
    if (type instanceof TypeModel.RecordOf t) {
      t.components().forEach(component -> each(component, action));
    } else if (type instanceof TypeModel.OneOf t) {
      t.variants().forEach(variant -> components(variant.shape(), action));
    } else if (type instanceof TypeModel.OptionalOf t) {
      components(t.value(), action);
    } else if (type instanceof TypeModel.ItemsOf t) {
      components(t.item(), action);
    } else if (type instanceof TypeModel.MapOf t) {
      components(t.value(), action);
    }
  }
}
