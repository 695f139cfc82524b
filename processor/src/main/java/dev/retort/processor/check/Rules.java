package dev.retort.processor.check;

import dev.retort.processor.model.Declaration;
import dev.retort.processor.report.Report;
import java.util.List;

/** The rules that a declaration keeps once it can be read. */
public final class Rules {
  private static final List<Rule> ALL = List.of(new NameRules(), new ValueRules());

  private Rules() {}

  /** One group of rules. */
  interface Rule {
    void check(Declaration declaration, Report report);
  }

  /** Applies all rules. */
  public static void check(Declaration declaration, Report report) {
    ALL.forEach(rule -> rule.check(declaration, report));
  }
}
