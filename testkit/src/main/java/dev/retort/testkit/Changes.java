package dev.retort.testkit;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.LLM;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the parameters of an LLM values that they do not have. */
final class Changes {
  private final String giver;
  private final Supplier<Map<String, Object>> given;

  /**
   * Finds what is not given.
   *
   * @param giver the method by which an author gives values
   * @param given wire name to a value that goes before what would be found
   */
  Changes(String giver, Supplier<Map<String, Object>> given) {
    this.giver = giver;
    this.given = given;
  }

  /** The value of a kwarg in the config; null for none. */
  static @Nullable Object kwarg(LLM llm, ParamDescriptor kwarg) {
    int index = llm.descriptor().generationKwargs().indexOf(kwarg);
    return llm.generationKwargs() == null ? null : llm.generationKwargs().get(index);
  }

  /** A value that is not the one it has now. */
  Object other(ParamDescriptor param, @Nullable Object now) {
    Object own = given.get().get(param.name());
    Object value = own == null ? OtherValues.of(param, now) : own;
    if (value == null) {
      throw new AssertionError("no value for " + param + " was found; give one in " + giver);
    }
    return value;
  }

  static void set(LLM llm, ParamDescriptor param, Object value, boolean kwarg) {
    if (kwarg) {
      llm.setRuntimeParameters(Map.of("generation_kwargs", Map.of(param.name(), value)));
    } else {
      new Configured(llm).set(param, value);
    }
  }

  /** Sets all that is declared to something else. */
  void setAll(LLM llm) {
    for (ParamDescriptor kwarg : llm.descriptor().generationKwargs()) {
      set(llm, kwarg, other(kwarg, kwarg(llm, kwarg)), true);
    }
    Configured configured = new Configured(llm);
    for (ParamDescriptor attribute : configured.own()) {
      Object now = configured.get(attribute.name());
      set(llm, attribute, other(attribute, now), false);
    }
  }
}
