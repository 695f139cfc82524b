package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import org.jspecify.annotations.Nullable;

/** Describes {@link Leaf}. */
@Documented("Has the changed defaults.")
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class LeafDescriptor extends LLMDescriptor<Leaf> {
  public static final LeafDescriptor INSTANCE = new LeafDescriptor();

  private LeafDescriptor() {
    super("com.acme", "Leaf", MiddleMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Has the changed defaults.";
  }

  @Override
  protected @Nullable String[][] presets() {
    return new String[][] {
      {"base_url", "https://b.example", null},
    };
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("heat", DOUBLE.atMost("2"))
          .orDefault("0.5")
          .describedAs("how warm"),
    };
  }

  @Override
  public LeafKwargs kwargs(@Nullable Object[] values) {
    return new LeafKwargs((Double) values[0]);
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Leaf create() {
    return new Leaf();
  }

  @Override
  public LeafSerializer serializer() {
    return LeafSerializer.INSTANCE;
  }
}
