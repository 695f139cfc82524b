package dev.retort.pipeline;

import dev.retort.config.ConfigNode;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.Types;
import dev.retort.llm.LLM;
import dev.retort.step.PipelineStep;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds LLMs in steps that are asked for what they cannot do, before anything runs. */
final class UnsupportedSettings {
  private final Problems problems;

  UnsupportedSettings(Problems problems) {
    this.problems = problems;
  }

  void check(PipelineStep step, ConfigNode config) {
    members(step, config);
  }

  /**
   * Looks through what an object holds.
   *
   * @param config where the object stands, or what holds it there
   */
  private void members(Object target, ConfigNode config) {
    for (Members<?> level = Types.ofObject(target); level != null; level = level.parent()) {
      level(castTo(level), target, config);
    }
  }

  @SuppressWarnings("unchecked") // The levels of an object's own descriptor.
  private static Members<Object> castTo(Members<?> level) {
    return (Members<Object>) level;
  }

  private void level(Members<Object> level, Object target, ConfigNode config) {
    List<ParamDescriptor> declared = level.declared();
    for (int i = 0; i < declared.size(); i++) {
      ConfigNode node = config.get(declared.get(i).name());
      value(level.get(target, i), node == null ? config : node);
    }
  }

  private void value(@Nullable Object value, ConfigNode config) {
    if (value instanceof LLM llm) {
      llm(llm, config);
    } else if (value instanceof Optional<?> optional) {
      value(optional.orElse(null), config);
    } else if (value instanceof List<?> list) {
      List<ConfigNode> nodes = config.items();
      for (int i = 0; i < list.size(); i++) {
        value(list.get(i), nodes.size() == list.size() ? nodes.get(i) : config);
      }
    }
  }

  private void llm(LLM llm, ConfigNode config) {
    llm.unsupported()
        .forEach(
            (name, reason) -> {
              ConfigNode node = config.get(name);
              // What an override has set stands nowhere in the file.
              problems.keyError(node == null ? config : node, "unsupported-capability", reason);
            });
    members(llm, config);
  }
}
