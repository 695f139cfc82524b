package dev.retort.processor.check;

import dev.retort.descriptor.WireNames;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
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

  private static void check(
      List<Param> params,
      Map<String, String> taken,
      Set<String> reserved,
      String use,
      Report report) {
    for (Param param : params) {
      Where place = param.where().value("name");
      String name = param.name();
      if (!WireNames.isValid(name)) {
        report.add(Problem.NAME_INVALID, place, name, near(name));
      } else if (RESERVED.contains(name) || reserved.contains(name)) {
        report.add(Problem.NAME_RESERVED, place, name, RESERVED.contains(name) ? "" : use);
      } else if (taken.containsKey(name)) {
        report.add(Problem.NAME_TAKEN, place, name, taken.get(name));
      }
      taken.putIfAbsent(name, param.javaName());
    }
    for (Param param : params) {
      aliases(param, taken, reserved, use, report);
      components(param.type(), report);
    }
  }

  /** The names of records in a type. */
  static void components(TypeModel type, Report report) {
    if (type instanceof TypeModel.RecordOf t) {
      check(t.components(), new HashMap<>(), Set.of(), "", report);
    } else if (type instanceof TypeModel.OneOf t) {
      t.variants().forEach(variant -> components(variant.shape(), report));
    } else if (type instanceof TypeModel.OptionalOf t) {
      components(t.value(), report);
    } else if (type instanceof TypeModel.ItemsOf t) {
      components(t.item(), report);
    } else if (type instanceof TypeModel.MapOf t) {
      components(t.value(), report);
    }
  }

  private static void aliases(
      Param param, Map<String, String> taken, Set<String> reserved, String use, Report report) {
    Set<String> given = new HashSet<>();
    for (int i = 0; i < param.aliases().size(); i++) {
      Where place = param.where().item("aliases", i);
      String alias = param.aliases().get(i);
      if (!WireNames.isValid(alias)) {
        report.add(Problem.ALIAS_INVALID, place, alias, near(alias));
      } else if (RESERVED.contains(alias) || reserved.contains(alias)) {
        report.add(Problem.NAME_RESERVED, place, alias, RESERVED.contains(alias) ? "" : use);
      } else if (alias.equals(param.name())) {
        report.add(Problem.ALIAS_USELESS, place, alias, "is the name itself");
      } else if (!given.add(alias)) {
        report.add(Problem.ALIAS_USELESS, place, alias, "is given twice");
      } else if (taken.containsKey(alias)) {
        report.add(Problem.ALIAS_TAKEN, place, alias, taken.get(alias));
      }
      taken.putIfAbsent(alias, param.javaName());
    }
  }

  /** The name that a malformed one may become. */
  private static String near(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String better =
        WireNames.of(plain)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[^a-z]+", "")
            .replaceAll("_$", "");
    return better.isEmpty() || !WireNames.isValid(better)
        ? ""
        : "; did you mean \"" + better + "\"?";
  }
}
