package dev.retort.processor.check;

import dev.retort.descriptor.FormChecker;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.Preset;
import dev.retort.processor.model.TypeModel;
import dev.retort.processor.report.Problem;
import dev.retort.processor.report.Report;
import dev.retort.processor.report.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Defaults, environment variables and secrets, and types that fit one place only. */
final class ValueRules implements Rules.Rule {
  private final DefaultForms forms;

  ValueRules(FormChecker forms) {
    this.forms = new DefaultForms(forms);
  }

  @Override
  public void check(Declaration declaration, Report report) {
    Level level = declaration.level();
    for (Param field : level.fields()) {
      if (field.type().isLlm() && field.runtime()) {
        report.add(Problem.LLM_RUNTIME, field.where());
      }
      value(field, report);
    }
    if (level.operative() != null) {
      for (Param kwarg : level.operative().kwargs()) {
        if (kwarg.type().isLlm()) {
          report.add(Problem.LLM_RUNTIME, kwarg.where());
        }
        value(kwarg, report);
      }
    }
    presets(declaration, report);
  }

  private void presets(Declaration declaration, Report report) {
    List<Param> all = new ArrayList<>(declaration.attributes());
    all.addAll(declaration.kwargs());
    for (Preset preset : declaration.level().presets()) {
      Optional<Param> target = all.stream().filter(p -> p.name().equals(preset.name())).findFirst();
      if (target.isPresent()) {
        Where where = preset.where();
        if (preset.defaultValue() != null) {
          defaultValue(target.get(), preset.defaultValue(), where, report);
        }
        if (preset.env() != null) {
          env(target.get(), preset.env(), where, report);
        }
      }
    }
  }

  private void value(Param param, Report report) {
    if (param.type() instanceof TypeModel.RecordOf record) {
      record.components().forEach(component -> value(component, report));
    }
    if (param.defaultValue() != null) {
      defaultValue(param, param.defaultValue(), param.where(), report);
    }
    if (param.env() != null) {
      env(param, param.env(), param.where(), report);
    }
  }

  private void defaultValue(Param param, String text, Where where, Report report) {
    Where place = where.value("defaultValue");
    TypeModel type = param.type();
    if (type.isSecret()) {
      report.add(Problem.DEFAULT_SECRET, place, param.javaName());
    } else if (type.isLlm()) {
      report.add(Problem.DEFAULT_LLM, place, param.javaName());
    } else if (!(type instanceof TypeModel.Refused) && !(type instanceof TypeModel.KwargsOf)) {
      try {
        forms.check(param, DefaultValue.read(type, text), place, report);
      } catch (DefaultValue.Wrong e) {
        if (e.breaks()) {
          report.add(Problem.DEFAULT_BREAKS, place, text, param.javaName(), e.reason());
        } else {
          report.add(
              Problem.DEFAULT_INVALID, place, text, param.javaName(), e.reason(), e.suggestion());
        }
      }
    }
  }

  private static void env(Param param, String name, Where where, Report report) {
    Where place = where.value("env");
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      report.add(Problem.ENV_INVALID, place, name);
    } else if (param.type().isLlm()) {
      report.add(Problem.ENV_TYPE, place, param.javaName(), "an LLM");
    }
  }
}
