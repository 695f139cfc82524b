package dev.retort.processor.check;

import dev.retort.descriptor.WireNames;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Wire names and aliases: their form, those that are reserved, and one meaning for each. */
final class NameRules implements Rules.Rule {
  private static final Set<String> RESERVED = Set.of("type_info", "runtime_parameters_info");
  private static final Set<String> INPUTS = Set.of("input", "inputs", "num_generations");

  @Override
  public void check(Declaration declaration, Report report) {
    Level level = declaration.level();
    Map<String, String> taken = new HashMap<>();
    for (Level ancestor : declaration.ancestors()) {
      for (Param field : ancestor.fields()) {
        String owner = field.javaName() + " of " + ancestor.ref().simple();
        taken.put(field.name(), owner);
        field.aliases().forEach(alias -> taken.put(alias, owner));
      }
    }
    boolean step = level.kind() == Level.Kind.STEP;
    Set<String> reserved = step ? Set.of("name") : Set.of();
    check(level.fields(), taken, reserved, step ? " for steps" : "", report);
    if (level.operative() != null) {
      check(level.operative().kwargs(), new HashMap<>(), INPUTS, " for inputs", report);
    }
  }

  private void check(
      List<Param> params,
      Map<String, String> taken,
      Set<String> reserved,
      String use,
      Report report) {
    for (Param param : params) {
      Where where = param.where();
      Where place = where.value("name");
      String name = param.name();
      if (!WireNames.isValid(name)) {
        report.add(Problem.NAME_INVALID, place, name, near(name));
      } else if (RESERVED.contains(name)) {
        report.add(Problem.NAME_RESERVED, place, name, "");
      } else if (reserved.contains(name)) {
        report.add(Problem.NAME_RESERVED, place, name, use);
      } else if (taken.containsKey(name)) {
        report.add(Problem.NAME_TAKEN, place, name, taken.get(name));
      }
      taken.putIfAbsent(name, param.javaName());
      aliases(param, taken, report);
      if (param.type() instanceof TypeModel.RecordOf record) {
        check(record.components(), new HashMap<>(), Set.of(), "", report);
      }
    }
  }

  private static void aliases(Param param, Map<String, String> taken, Report report) {
    Where place = param.where().value("aliases");
    for (String alias : param.aliases()) {
      if (!WireNames.isValid(alias)) {
        report.add(Problem.ALIAS_INVALID, place, alias, near(alias));
      } else if (alias.equals(param.name())) {
        report.add(Problem.ALIAS_USELESS, place, alias);
      } else if (taken.containsKey(alias)) {
        report.add(Problem.ALIAS_TAKEN, place, alias, taken.get(alias));
      }
      taken.putIfAbsent(alias, param.javaName());
    }
  }

  /** The name that a malformed one may become. */
  private static String near(String name) {
    String better = WireNames.of(name).replaceAll("[^a-z0-9_]+", "_").replaceAll("^[^a-z]+", "");
    return better.isEmpty() || !WireNames.isValid(better)
        ? ""
        : "; did you mean \"" + better + "\"?";
  }
}
