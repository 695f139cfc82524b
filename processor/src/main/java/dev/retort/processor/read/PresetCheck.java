package dev.retort.processor.read;

import dev.retort.descriptor.Suggest;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.Preset;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Checks that presets change what is inherited; their values are checked like defaults. */
final class PresetCheck {
  private final TypeElement type;
  private final Level level;
  private final Report report;

  PresetCheck(TypeElement type, Level level, Report report) {
    this.type = type;
    this.level = level;
    this.report = report;
  }

  void check(List<Param> attributes, @Nullable Operative operative) {
    Set<String> seen = new HashSet<>();
    List<Param> all = new ArrayList<>(attributes);
    if (operative != null) {
      all.addAll(operative.kwargs());
    }
    for (Preset preset : level.presets()) {
      if (!preset.where().element().equals(type)) {
        continue; // Of a generic ancestor, where it is told.
      }
      if (preset.defaultValue() == null && preset.env() == null) {
        report.add(Problem.PRESET_EMPTY, preset.where());
      }
      if (!seen.add(preset.name())) {
        report.add(Problem.PRESET_TWICE, preset.where().value("name"), preset.name());
      }
      check(preset, all, operative);
    }
  }

  private void check(Preset preset, List<Param> all, @Nullable Operative operative) {
    Param target =
        all.stream().filter(p -> p.name().equals(preset.name())).findFirst().orElse(null);
    if (target == null) {
      report.add(
          Problem.PRESET_UNKNOWN,
          preset.where().value("name"),
          type.getSimpleName(),
          preset.name(),
          near(preset.name(), all));
    } else if (isOwn(target, operative)) {
      report.add(
          Problem.PRESET_OWN, preset.where().value("name"), preset.name(), type.getSimpleName());
    } else if (target.type() instanceof TypeModel.KwargsOf) {
      report.add(Problem.PRESET_FIXED, preset.where().value("name"), preset.name());
    }
  }

  private static String near(String name, List<Param> all) {
    return all.stream()
        .filter(p -> p.aliases().contains(name))
        .map(Param::name)
        .findFirst()
        .or(() -> Suggest.nearest(name, all.stream().map(Param::name).toList()))
        .map(n -> "; did you mean \"" + n + "\"?")
        .orElse("");
  }

  private boolean isOwn(Param target, @Nullable Operative operative) {
    return (target.isOwn() && level.fields().contains(target))
        || (operative != null
            && target.where().mirror() != null
            && operative.kwargs().contains(target)
            && operative.owner().equals(level.ref()));
  }
}
