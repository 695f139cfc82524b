package dev.retort.processor.check;

import dev.retort.descriptor.Scalar;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;

/**
 * Whether the schema of a record can be said in what providers enforce while a model writes. The
 * limits are those of the provider that has the lowest.
 */
final class StrictRules {
  private static final int MAX_LEVELS = 10;
  private static final int MAX_PROPERTIES = 5_000;
  private static final int MAX_CONSTANTS = 1_000;

  private final Report report;
  private int properties;
  private int constants;

  private StrictRules(Report report) {
    this.report = report;
  }

  static void check(TypeModel.RecordOf shape, Report report) {
    StrictRules rules = new StrictRules(report);
    Where root = Where.of(report.subject());
    rules.look(shape, root, 0);
    if (rules.properties > MAX_PROPERTIES) {
      rules.tooMuch(root, MAX_PROPERTIES + " properties", "there are " + rules.properties);
    }
    if (rules.constants > MAX_CONSTANTS) {
      rules.tooMuch(root, MAX_CONSTANTS + " constants of enums", "there are " + rules.constants);
    }
  }

  /** Looks at a type; what a record is in is a level above it. */
  private void look(TypeModel type, Where where, int above) {
    if (type instanceof TypeModel.RecordOf t) {
      int level = above + 1;
      if (level == MAX_LEVELS + 1) {
        tooMuch(where, MAX_LEVELS + " levels of objects", t.java().simple() + " is one below");
      }
      for (Param component : t.components()) {
        properties++;
        look(component.type(), component.where(), level);
      }
    } else if (type instanceof TypeModel.OneOf t) {
      properties += t.variants().size();
      constants += t.variants().size();
      t.variants().forEach(variant -> look(variant.shape(), where, above));
    } else if (type instanceof TypeModel.EnumOf t) {
      constants += t.constants().size();
    } else if (type instanceof TypeModel.ItemsOf t) {
      look(t.item(), where, above);
    } else if (type instanceof TypeModel.OptionalOf t) {
      look(t.value(), where, above);
    } else if (type instanceof TypeModel.MapOf) {
      open(where, "a map", "a list of records with a key and a value");
    } else if (type instanceof TypeModel.ScalarOf t && t.scalar() == Scalar.JSON) {
      open(where, "an open JSON value", "a record");
    }
  }

  private void open(Where where, String what, String instead) {
    report.add(Problem.STRICT_OPEN, where, what, instead);
  }

  private void tooMuch(Where where, String limit, String found) {
    report.add(Problem.STRICT_SIZE, where, limit, found);
  }
}
