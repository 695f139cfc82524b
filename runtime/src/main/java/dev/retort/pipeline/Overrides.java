package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.ConfigNode;
import dev.retort.config.Problem;
import dev.retort.descriptor.Suggest;
import java.util.Map;

/**
 * Runtime parameters that do not come from the pipeline file: first those of the params file, then
 * those given as Java values, then those of the command line; the last of two wins. One thread.
 */
final class Overrides {
  private final Problems problems;
  private final Map<String, StepDraft> steps;

  Overrides(Problems problems, Map<String, StepDraft> steps) {
    this.problems = problems;
    this.steps = steps;
  }

  void apply(ReadOptions options) {
    if (options.paramsFile() != null) {
      try {
        all(ConfigNode.read(options.paramsFile()));
      } catch (ConfigException e) {
        problems.addAll(e.problems());
      }
    }
    all(ConfigNode.of(options.parameters()));
    options.params().forEach(this::param);
  }

  private void all(ConfigNode top) {
    if (top.kind() != ConfigNode.Kind.MAPPING) {
      problems.add(top.mistyped("a mapping of steps to their parameters"));
      return;
    }
    problems.addAll(
        top.checkKeys(steps.keySet()).stream()
            .filter(each -> each.id().equals("doubled-key"))
            .toList());
    for (ConfigNode.Entry entry : top.entries()) {
      StepDraft step = steps.get(entry.key());
      if (step != null) {
        step.set(entry.value());
        continue;
      }
      Problem unknown = entry.value().keyProblem("unknown-step", unknown(entry.key()));
      problems.add(unknown);
    }
  }

  private void param(String option) {
    ParameterPath path = ParameterPath.parse(option);
    if (path == null || path.segments().size() < 2) {
      problems.add(
          problem(
              ("--param " + ParameterPath.beginning(option)).strip(),
              "wrong-param",
              "a parameter is set as STEP.PARAMETER=VALUE, such as"
                  + " my_step.llm.generation_kwargs.temperature=0.2"));
      return;
    }
    String name = "--param " + path.text();
    StepDraft step = steps.get(path.segments().get(0));
    if (step == null) {
      problems.add(problem(name, "unknown-step", unknown(path.segments().get(0))));
    } else {
      step.set(path.segments().subList(1, path.segments().size()), path.value(), name);
    }
  }

  private String unknown(String name) {
    return "there is no step \""
        + name
        + "\""
        + Problems.suggestion(Suggest.nearest(name, steps.keySet()).orElse(null), steps.keySet());
  }

  private static Problem problem(String pointer, String id, String message) {
    return new Problem(id, Problem.Severity.ERROR, pointer, null, message, null);
  }
}
