package dev.retort.llm;

import dev.retort.descriptor.Kwargs;
import org.jspecify.annotations.Nullable;

/**
 * Makes the kwargs of one call: overrides, else those of the config, else environment and defaults.
 */
final class BoundKwargs {
  private BoundKwargs() {}

  static Kwargs of(LLM llm, @Nullable Kwargs overrides) {
    Kwargs set = llm.generationKwargs();
    if (set != null || overrides != null) {
      Class<?> own = ownRecord(llm);
      requireOwn(llm, own, set, "generationKwargs()");
      requireOwn(llm, own, overrides, "overrides");
    }
    return llm.serializer().bind(set, overrides);
  }

  private static Class<?> ownRecord(LLM llm) {
    int count = llm.descriptor().generationKwargs().size();
    return llm.descriptor().kwargs(new Object[count]).getClass();
  }

  private static void requireOwn(LLM llm, Class<?> own, @Nullable Kwargs given, String what) {
    if (given != null && given.getClass() != own) {
      throw new IllegalArgumentException(
          what
              + " are "
              + given.getClass().getSimpleName()
              + ", but "
              + llm.getClass().getSimpleName()
              + " takes "
              + own.getSimpleName()
              + "; make them with "
              + own.getSimpleName()
              + ".builder()");
    }
  }
}
