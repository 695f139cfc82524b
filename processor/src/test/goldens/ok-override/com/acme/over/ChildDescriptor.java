package com.acme.over;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import org.jspecify.annotations.Nullable;

/** Describes {@link Child}. */
@Documented(
    value = "Overrides without a word, so that both kwargs stay what they were.",
    parameters = {
      "input", "",
      "heat", "",
      "depth", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class ChildDescriptor extends LLMDescriptor<Child> {
  public static final ChildDescriptor INSTANCE = new ChildDescriptor();

  private ChildDescriptor() {
    super("com.acme.over", "Child", BaseMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Overrides without a word, so that both kwargs stay what they were.";
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("heat", INT)
          .orDefault("7")
          .describedAs("how hot"),
      parameter("depth", INT)
          .describedAs("how deep"),
    };
  }

  @Override
  public ChildKwargs kwargs(@Nullable Object[] values) {
    return new ChildKwargs((Integer) values[0], (Integer) values[1]);
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Child create() {
    return new Child();
  }

  @Override
  public ChildSerializer serializer() {
    return ChildSerializer.INSTANCE;
  }
}
