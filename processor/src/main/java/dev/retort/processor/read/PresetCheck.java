package dev.retort.processor.read;

import dev.retort.descriptor.Scalar;
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

  /**
   * Checks.
   *
   * @param attributes with the presets of the classes above
   */
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
      checkServer(preset, attributes);
    }
  }

  /**
   * Another server has credentials of its own, and gets none of those that are for the parent's.
   */
  private void checkServer(Preset preset, List<Param> attributes) {
    List<Param> inherited =
        attributes.stream().filter(param -> !level.fields().contains(param)).toList();
    Param address =
        inherited.stream()
            .filter(param -> param.name().equals(preset.name()) && isAddress(param))
            .findFirst()
            .orElse(null);
    List<Param> credentials = inherited.stream().filter(p -> p.type().isSecret()).toList();
    if (address == null || credentials.isEmpty() || !isElsewhere(preset, address)) {
      return;
    }
    if (address.env() != null && preset.env() == null) {
      report.add(
          Problem.PRESET_ADDRESS,
          preset.where().value("name"),
          address.env(),
          preset.name(),
          type.getSimpleName());
    }
    for (Param credential : credentials) {
      if (credential.env() != null && !hasVariable(credential.name())) {
        report.add(
            Problem.PRESET_CREDENTIAL,
            preset.where().value("name"),
            preset.name(),
            credential.env(),
            credential.name(),
            credential.name());
      }
    }
  }

  /** Whether a preset is of another server: a variable of its own can name any. */
  private static boolean isElsewhere(Preset preset, Param address) {
    return preset.defaultValue() != null
        || (preset.env() != null && !preset.env().equals(address.env()));
  }

  private static boolean isAddress(Param param) {
    return param.type() instanceof TypeModel.ScalarOf type && type.scalar() == Scalar.URI;
  }

  private boolean hasVariable(String name) {
    return level.presets().stream().anyMatch(p -> p.name().equals(name) && p.env() != null);
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
