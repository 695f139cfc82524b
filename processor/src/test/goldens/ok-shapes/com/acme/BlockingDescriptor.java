package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import org.jspecify.annotations.Nullable;

/** Describes {@link Blocking}. */
@Documented(
    value = "Blocks, one generation a call.",
    parameters = {
      "input", "",
      "tries", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class BlockingDescriptor extends LLMDescriptor<Blocking> {
  public static final BlockingDescriptor INSTANCE = new BlockingDescriptor();

  private BlockingDescriptor() {
    super("com.acme", "Blocking", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Blocks, one generation a call.";
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("tries", LONG)
          .orDefault("2")
          .describedAs("Tries."),
    };
  }

  @Override
  public BlockingKwargs kwargs(@Nullable Object[] values) {
    return new BlockingKwargs((Long) values[0]);
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Blocking create() {
    return new Blocking();
  }

  @Override
  public BlockingSerializer serializer() {
    return BlockingSerializer.INSTANCE;
  }
}
