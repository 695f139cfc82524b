package com.acme.over;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import org.jspecify.annotations.Nullable;

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

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[0];
  }

  @Override
  public String[] info() {
    return new String[] {
      "",
    };
  }

  @Override
  public @Nullable Object get(Base llm, int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public void set(Base llm, int index, @Nullable Object value) {
    throw new IndexOutOfBoundsException(index);
  }

  /** Calls the operative method, for subclasses in other packages. */
  public static GenerateOutput call(Base llm, Input input, int heat, int depth) {
    return llm.generateAsync(input, heat, depth);
  }
}
