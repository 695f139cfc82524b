package dev.retort.pipeline;

import dev.retort.llm.LLM;
import dev.retort.llm.Secret;
import dev.retort.step.PipelineStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secrets that steps and their LLMs hold, to keep them out of what is told. */
final class StepSecrets {
  /** Shorter texts are no credentials, and would be found everywhere. */
  private static final int MIN_LENGTH = 4;

  private final List<String> values = new ArrayList<>();

  private StepSecrets() {}

  static StepSecrets of(Collection<PipelineStep> steps) {
    StepSecrets secrets = new StepSecrets();
    steps.forEach(secrets::members);
    // A secret may be a part of another one.
    secrets.values.sort(Comparator.comparingInt(String::length).reversed());
    return secrets;
  }

  /** The text with {@code ***} for each secret. */
  @Nullable String clean(@Nullable String text) {
    String clean = text;
    for (String value : values) {
      clean = clean == null ? null : clean.replace(value, "***");
    }
    return clean;
  }

  private void members(Object target) {
    MemberValues.each(target, (member, value) -> value(value));
  }

  private void value(@Nullable Object value) {
    if (value instanceof Secret secret) {
      if (secret.isPresent() && secret.reveal().length() >= MIN_LENGTH) {
        values.add(secret.reveal());
      }
    } else if (value instanceof LLM llm) {
      members(llm);
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(this::value);
    } else if (value instanceof Collection<?> items) {
      items.forEach(this::value);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::value);
    }
  }
}
