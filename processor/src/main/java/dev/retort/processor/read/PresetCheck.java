package dev.retort.processor.read;

import dev.retort.descriptor.Suggest;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.Preset;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that presets change what is inherited; their values are checked like defaults. */
final class PresetCheck {
  private final String type;
  private final Level level;
  private final Report report;

  PresetCheck(String type, Level level, Report report) {
    this.type = type;
    this.level = level;
    this.report = report;
  }

  void check(List<Param> attributes, @Nullable Operative operative) {
    Set<String> seen = new HashSet<>();
    List<Param> kwargs = operative == null ? List.of() : operative.kwargs();
    List<Param> all = new ArrayList<>(attributes);
    all.addAll(kwargs);
    for (Preset preset : level.presets()) {
      if (!preset.where().element().getSimpleName().contentEquals(type)) {
        continue; // Of a generic ancestor, where it is told.
      }
      if (preset.defaultValue() == null && preset.env() == null) {
        report.add(Problem.PRESET_EMPTY, preset.where());
      }
      if (!seen.add(preset.name())) {
        report.add(Problem.PRESET_TWICE, preset.where().value("name"), preset.name());
      }
      Param target =
          all.stream().filter(p -> p.name().equals(preset.name())).findFirst().orElse(null);
      if (target == null) {
        List<String> names = all.stream().map(Param::name).toList();
        report.add(
            Problem.PRESET_UNKNOWN,
            preset.where().value("name"),
            type,
            preset.name(),
            Suggest.nearest(preset.name(), names)
                .map(n -> "; did you mean \"" + n + "\"?")
                .orElse(""));
      } else if (isOwn(target, operative)) {
        report.add(Problem.PRESET_OWN, preset.where().value("name"), preset.name(), type);
      }
    }
  }

  private boolean isOwn(Param target, @Nullable Operative operative) {
    return (target.isOwn() && level.fields().contains(target))
        || (operative != null
            && target.where().mirror() != null
            && operative.kwargs().contains(target)
            && operative.owner().equals(level.ref()));
  }
}
