package dev.retort.pipeline;

import dev.retort.config.ConfigNode;
import dev.retort.config.Draft;
import dev.retort.config.Problem;
import dev.retort.step.GeneratorStep;
import dev.retort.step.PipelineStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step as it stands in the file, with its overrides. One thread. */
final class StepDraft {
  private final String name;
  private final ConfigNode entry;
  private final ConfigNode config;
  private final Draft<PipelineStep> draft;

  /** Problems of overrides, which have no place, with the name of the override. */
  private final IdentityHashMap<Problem, Problem> renamed = new IdentityHashMap<>();

  StepDraft(String name, ConfigNode entry, ConfigNode config, Draft<PipelineStep> draft) {
    this.name = name;
    this.entry = entry;
    this.config = config;
    this.draft = draft;
  }

  String name() {
    return name;
  }

  /** The entry of {@code steps}. */
  ConfigNode entry() {
    return entry;
  }

  /** The mapping with the step's attributes. */
  ConfigNode config() {
    return config;
  }

  /** The step; null if its type is not known. */
  @Nullable PipelineStep step() {
    return draft.value();
  }

  boolean isGenerator() {
    return step() instanceof GeneratorStep;
  }

  void set(ConfigNode parameters) {
    draft.update(parameters);
  }

  void set(List<String> path, String text, String option) {
    Set<Problem> before = Collections.newSetFromMap(new IdentityHashMap<>());
    before.addAll(draft.problems());
    draft.update(path, text);
    for (Problem problem : draft.problems()) {
      if (!before.contains(problem)) {
        renamed.put(
            problem,
            new Problem(
                problem.id(),
                problem.severity(),
                option,
                null,
                problem.message(),
                problem.suggestion()));
      }
    }
  }

  List<Problem> problems() {
    List<Problem> all = new ArrayList<>();
    for (Problem problem : draft.problems()) {
      all.add(renamed.getOrDefault(problem, problem));
    }
    return all;
  }

  /** Whether the step can be asked about itself. */
  boolean isWhole() {
    return step() != null
        && draft.problems().stream().noneMatch(each -> each.severity() == Problem.Severity.ERROR);
  }
}
