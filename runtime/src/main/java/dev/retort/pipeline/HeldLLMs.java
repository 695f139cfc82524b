package dev.retort.pipeline;

import dev.retort.llm.LLM;
import dev.retort.step.PipelineStep;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the LLMs that steps hold, and those that LLMs hold. */
final class HeldLLMs {
  private final Set<LLM> found = Collections.newSetFromMap(new IdentityHashMap<>());

  private HeldLLMs() {}

  /** Each once. */
  static Set<LLM> of(Collection<? extends PipelineStep> steps) {
    HeldLLMs held = new HeldLLMs();
    steps.forEach(held::members);
    return held.found;
  }

  private void members(Object target) {
    MemberValues.each(target, (member, value) -> value(value));
  }

  private void value(@Nullable Object value) {
    if (value instanceof LLM llm && found.add(llm)) {
      members(llm);
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(this::value);
    } else if (value instanceof Collection<?> items) {
      items.forEach(this::value);
    }
  }
}
