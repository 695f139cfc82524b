package com.acme.over;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.Members;
import dev.retort.llm.AsyncLLMMembers;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;

/** The annotated fields of {@link Base}. */
@Documented(
    value = "Its first kwarg is an int, as the number of generations is.",
    parameters = {
      "input", "",
      "heat", "how hot",
      "depth", "how deep"
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class BaseMembers extends Members<Base> {
  public static final BaseMembers INSTANCE = new BaseMembers();

  private BaseMembers() {
    super(AsyncLLMMembers.INSTANCE);
  }

  /** Calls the operative method, for subclasses in other packages. */
  public static GenerateOutput call(Base llm, Input input, int heat, int depth) {
    return llm.generateAsync(input, heat, depth);
  }
}
