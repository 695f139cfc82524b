package dev.retort.pipeline;

import dev.retort.config.ConfigNode;
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
    MemberValues.each(
        target,
        (member, value) -> {
          ConfigNode node = config.get(member.name());
          value(value, node == null ? config : node);
        });
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
