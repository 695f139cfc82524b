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
  public @Nullable Object get(Blocking llm, int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public void set(Blocking llm, int index, @Nullable Object value) {
    throw new IndexOutOfBoundsException(index);
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
  public String kwargsInfo() {
    return "{\"name\":\"tries\",\"optional\":true,\"description\":\"Tries.\",\"type\":\"integer\",\"default\":2}";
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
