package dev.retort.pipeline;

import dev.retort.descriptor.Held;
import dev.retort.descriptor.PipelineOutline;
import dev.retort.descriptor.Placed;
import dev.retort.descriptor.PlacedStep;
import dev.retort.descriptor.Types;
import dev.retort.llm.LLM;
import dev.retort.step.PipelineStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the names and types of the steps of a pipeline and of the LLMs they hold. */
final class Outliner {
  private Outliner() {}

  static PipelineOutline outline(String name, Map<String, PipelineStep> steps) {
    List<PlacedStep> placed = new ArrayList<>();
    steps.forEach((step, value) -> placed.add(new PlacedStep(step, placed(value))));
    return new PipelineOutline(name, placed);
  }

  private static Placed placed(Object target) {
    List<Held> held = new ArrayList<>();
    MemberValues.each(target, (member, value) -> value(member.name(), value, held));
    return new Placed(Types.ofObject(target).typeInfo(), held);
  }

  private static void value(String attribute, @Nullable Object value, List<Held> held) {
    if (value instanceof LLM llm) {
      held.add(new Held(attribute, -1, placed(llm)));
    } else if (value instanceof Optional<?> optional) {
      value(attribute, optional.orElse(null), held);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof LLM llm) {
          held.add(new Held(attribute, i, placed(llm)));
        }
      }
    }
  }
}
