package dev.retort.pipeline;

import dev.retort.llm.AnswerJournal;
import dev.retort.llm.Answers;
import dev.retort.llm.LLM;
import dev.retort.step.PipelineStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has the LLMs of all steps keep their answers, and with these the LLMs that they ask. */
final class StepAnswers {
  private StepAnswers() {}

  /** Whether any step has an LLM. */
  static boolean areAsked(Map<String, PipelineStep> steps) {
    return steps.values().stream().anyMatch(step -> !llms(step).isEmpty());
  }

  /** What each step asks with, by name; steps without an LLM have none. */
  static Map<String, Answers> keep(
      Map<String, PipelineStep> steps, AnswerJournal journal, boolean use) {
    Map<String, Answers> all = new LinkedHashMap<>();
    twins(steps)
        .forEach(
            (name, twin) -> {
              Answers answers = journal.answers(twin, use);
              llms(Objects.requireNonNull(steps.get(name), name))
                  .forEach(llm -> llm.keepAnswersIn(answers));
              all.put(name, answers);
            });
    return all;
  }

  /**
   * Which of those that are set alike each step is, from 0: two such steps are there to get two
   * answers, and each has its own. Steps without an LLM are left out.
   */
  static Map<String, Integer> twins(Map<String, PipelineStep> steps) {
    Map<String, Integer> twins = new LinkedHashMap<>();
    Map<Map<String, String>, Integer> alike = new HashMap<>();
    steps.forEach(
        (name, step) -> {
          if (!llms(step).isEmpty()) {
            twins.put(name, alike.merge(withoutNames(step), 1, Integer::sum) - 1);
          }
        });
    return twins;
  }

  private static Map<String, String> withoutNames(PipelineStep step) {
    Map<String, String> facts = RunIdentity.ofStep("", step);
    facts.remove(".output_mappings");
    facts.put("", step.descriptor().typeInfo().toString());
    return facts;
  }

  /** The LLMs that a step holds, without those that these hold. */
  static List<LLM> llms(PipelineStep step) {
    List<LLM> found = new ArrayList<>();
    MemberValues.each(step, (member, value) -> collect(value, found));
    return found;
  }

  private static void collect(@Nullable Object value, List<LLM> found) {
    if (value instanceof LLM llm) {
      found.add(llm);
    } else if (value instanceof Optional<?> optional) {
      collect(optional.orElse(null), found);
    } else if (value instanceof List<?> list) {
      list.forEach(each -> collect(each, found));
    }
  }
}
