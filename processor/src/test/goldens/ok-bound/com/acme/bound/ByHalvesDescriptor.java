package com.acme.bound;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import org.jspecify.annotations.Nullable;

/** Describes {@link ByHalves}. */
@Documented(
    value = "Binds the type and says nothing else, so that the kwarg stays what it was.",
    parameters = {
      "input", "",
      "score", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class ByHalvesDescriptor extends LLMDescriptor<ByHalves> {
  public static final ByHalvesDescriptor INSTANCE = new ByHalvesDescriptor();

  private ByHalvesDescriptor() {
    super("com.acme.bound", "ByHalves", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Binds the type and says nothing else, so that the kwarg stays what it was.";
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("score", DOUBLE.atMost("2"))
          .aliased("start")
          .orDefault("1")
          .describedAs("where to begin"),
    };
  }

  @Override
  public ByHalvesKwargs kwargs(@Nullable Object[] values) {
    return new ByHalvesKwargs((Double) values[0]);
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public ByHalves create() {
    return new ByHalves();
  }

  @Override
  public ByHalvesSerializer serializer() {
    return ByHalvesSerializer.INSTANCE;
  }
}
