package dev.retort.pipeline;

import dev.retort.config.ConfigNode;
import dev.retort.descriptor.SelfDescribed;
import dev.retort.llm.LLM;
import dev.retort.step.PipelineStep;
import dev.retort.step.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds LLMs in steps that are asked for what they cannot do, before anything runs. */
final class UnsupportedSettings {
  private final Problems problems;
  private final FormChecks forms;

  UnsupportedSettings(Problems problems) {
    this.problems = problems;
    this.forms = new FormChecks(problems);
  }

  void check(PipelineStep step, ConfigNode config) {
    members(step, config, takesBatches(step));
  }

  /** What stands for a step of the user's while javac checks a file does not know. */
  private static boolean takesBatches(PipelineStep step) {
    return step instanceof SelfDescribed
        || (step instanceof Step transforming && transforming.takesOfflineBatches());
  }

  /**
   * Looks through what an object holds.
   *
   * @param config where the object stands, or what holds it there
   * @param takesBatches whether LLMs in it may answer by offline batches
   */
  private void members(Object target, ConfigNode config, boolean takesBatches) {
    MemberValues.each(
        target,
        (member, value) -> {
          ConfigNode node = config.get(member.name());
          value(value, node == null ? config : node, takesBatches);
        });
  }

  private void value(@Nullable Object value, ConfigNode config, boolean takesBatches) {
    if (value instanceof LLM llm) {
      llm(llm, config, takesBatches);
    } else if (value instanceof Optional<?> optional) {
      value(optional.orElse(null), config, takesBatches);
    } else if (value instanceof List<?> list) {
      List<ConfigNode> nodes = config.items();
      for (int i = 0; i < list.size(); i++) {
        value(list.get(i), nodes.size() == list.size() ? nodes.get(i) : config, takesBatches);
      }
    }
  }

  private void llm(LLM llm, ConfigNode config, boolean takesBatches) {
    Map<String, String> reasons = new LinkedHashMap<>(llm.unsupported());
    if (llm.useOfflineBatchGeneration() && !takesBatches) {
      reasons.putIfAbsent(
          "use_offline_batch_generation",
          "offline batch generation is not supported here: only a step that takes all rows at once,"
              + " such as TextGeneration, can hold an LLM that answers by batches; set"
              + " use_offline_batch_generation to false");
    }
    reasons.forEach(
        (name, reason) -> {
          ConfigNode node = config.get(name);
          // What an override has set stands nowhere in the file.
          problems.keyError(node == null ? config : node, "unsupported-capability", reason);
        });
    forms.check(llm, config);
    members(llm, config, false);
  }
}
