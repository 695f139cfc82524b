package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.ConfigNode;
import dev.retort.config.Draft;
import dev.retort.config.Problem;
import dev.retort.config.Serializer;
import dev.retort.config.TypeSource;
import dev.retort.llm.LLM;
import dev.retort.step.PipelineStep;
import dev.retort.step.StepCheck;
import dev.retort.step.StepContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and checks one pipeline file. Once. */
final class PipelineReader {
  private static final List<String> STEP_KEYS = List.of("name", "step");

  private final Path folder;
  private final ReadOptions options;
  private final Problems problems = new Problems();
  private final Map<String, StepDraft> steps = new LinkedHashMap<>();

  /** What is missing now and must be there for a run. */
  private final List<Problem> missing = new ArrayList<>();

  PipelineReader(Path folder, ReadOptions options) {
    this.folder = folder;
    this.options = options;
  }

  Pipeline read(ConfigNode top) {
    Head head = new Head(problems);
    ConfigNode pipeline = head.read(top);
    if (pipeline != top) {
      steps(pipeline);
    }
    new Overrides(problems, steps).apply(options);
    steps.values().forEach(step -> problems.addAll(step.problems()));
    Graph graph = new Connections(problems, steps).read(pipeline);
    steps.values().forEach(this::check);
    new Columns(problems, steps, graph).check();
    new RowForms(problems, steps, graph).check();
    problems.finish();
    Map<String, PipelineStep> made = new LinkedHashMap<>();
    Map<String, Problem.Place> places = new HashMap<>();
    steps.forEach(
        (name, draft) -> {
          made.put(name, whole(draft));
          places.put(name, draft.entry().place());
        });
    return new Pipeline(head, made, places, graph, problems.warnings(), List.copyOf(missing));
  }

  private static PipelineStep whole(StepDraft draft) {
    PipelineStep step = draft.step();
    if (step == null) {
      throw new IllegalStateException("no step and no problem");
    }
    return step;
  }

  private void steps(ConfigNode pipeline) {
    ConfigNode list = pipeline.get("steps");
    if (pipeline.kind() != ConfigNode.Kind.MAPPING) {
      return;
    } else if (list == null) {
      problems.add(pipeline.missing("steps", "a list of {name: ..., step: {...}}"));
    } else if (list.kind() != ConfigNode.Kind.LIST) {
      problems.add(list.mistyped("a list of {name: ..., step: {...}}"));
    } else if (list.items().isEmpty()) {
      problems.error(list, "empty-pipeline", "a pipeline needs at least one step");
    } else {
      list.items().forEach(this::step);
    }
  }

  private void step(ConfigNode entry) {
    if (entry.kind() != ConfigNode.Kind.MAPPING) {
      problems.add(entry.mistyped("a mapping {name: ..., step: {...}}"));
      return;
    }
    problems.addAll(entry.checkKeys(STEP_KEYS));
    ConfigNode config = entry.get("step");
    if (config == null) {
      problems.add(entry.missing("step", "a mapping with the step's attributes and type_info"));
    } else if (config.kind() != ConfigNode.Kind.MAPPING) {
      problems.add(config.mistyped("a mapping with the step's attributes and type_info"));
    } else {
      String name = name(entry, config);
      Draft<PipelineStep> draft = draft(config);
      PipelineStep step = draft.value();
      if (step != null) {
        PathAttributes.change(step, path -> folder.resolve(path).normalize());
        step.attach(new StepContext(name == null ? "" : name, folder));
      }
      StepDraft made = new StepDraft(name == null ? "" : name, entry, config, draft);
      if (name == null) {
        problems.addAll(made.problems());
      } else {
        steps.put(name, made);
      }
    }
  }

  private Draft<PipelineStep> draft(ConfigNode config) {
    TypeSource types = options.types();
    return types == null
        ? Draft.read(config, PipelineStep.class, options.loader(), options.listing())
        : Draft.read(config, PipelineStep.class, types);
  }

  /** The name of a step; null if it has none or another has it. */
  private @Nullable String name(ConfigNode entry, ConfigNode config) {
    ConfigNode outer = text(entry.get("name"));
    ConfigNode inner = text(config.get("name"));
    ConfigNode node = outer == null ? inner : outer;
    if (node == null) {
      if (entry.get("name") == null && config.get("name") == null) {
        problems.add(entry.missing("name", "the name of the step"));
      }
      return null;
    }
    String name = node.text();
    if (inner != null && !inner.text().equals(name)) {
      problems.error(
          inner,
          "two-names",
          "the step is called \""
              + inner.text()
              + "\" here and \""
              + name
              + "\" in the entry around it; make them equal, or leave one out");
    }
    if (node == outer && !name.matches("[A-Za-z0-9_-]+")) {
      problems.error(
          node,
          "wrong-value",
          "the name of a step has letters, digits, \"_\" and \"-\" only, since files are called"
              + " after it");
      return null;
    }
    if (steps.containsKey(name)) {
      problems.error(node, "doubled-step", "another step is called \"" + name + "\"; rename one");
      return null;
    }
    return name;
  }

  private @Nullable ConfigNode text(@Nullable ConfigNode node) {
    if (node == null || node.kind() == ConfigNode.Kind.NULL) {
      return null;
    } else if (node.kind() != ConfigNode.Kind.TEXT) {
      problems.add(node.mistyped("text"));
      return null;
    }
    return node;
  }

  private void check(StepDraft draft) {
    PipelineStep step = draft.step();
    if (step != null) {
      new UnsupportedSettings(problems).check(step, draft.config());
    }
    if (step != null && draft.isWhole()) {
      step.check(new Check(draft));
    }
  }

  /** Gives the problems that a step finds the places of its attributes. */
  private final class Check implements StepCheck {
    private final StepDraft draft;

    Check(StepDraft draft) {
      this.draft = draft;
    }

    @Override
    public Path folder() {
      return folder;
    }

    @Override
    public void error(String attribute, String message) {
      problems.error(at(attribute), "wrong-step", message);
    }

    @Override
    public void warning(String attribute, String message) {
      problems.warning(at(attribute), "odd-step", message);
    }

    @Override
    public void missing(String attribute, String message) {
      Problem problem = at(attribute).problem("missing-input", message);
      missing.add(problem);
      problems.add(
          new Problem(
              problem.id(),
              Problem.Severity.WARNING,
              problem.pointer(),
              problem.place(),
              message,
              null));
    }

    @Override
    public void kwargs(String attribute, LLM llm) {
      ConfigNode holder = at(attribute);
      ConfigNode given = holder.get("generation_kwargs");
      ConfigNode place = given == null ? holder : given;
      try {
        Serializer.of(llm).bind(llm.generationKwargs(), null);
      } catch (ConfigException e) {
        for (Problem each : e.problems()) {
          String pointer = place.pointer() + each.pointer();
          problems.add(
              new Problem(
                  each.id(),
                  each.severity(),
                  pointer,
                  place.keyPlace(),
                  each.message(),
                  each.suggestion()));
        }
      }
    }

    private ConfigNode at(String attribute) {
      ConfigNode found = draft.config().get(attribute);
      return found == null ? draft.entry() : found;
    }
  }
}
