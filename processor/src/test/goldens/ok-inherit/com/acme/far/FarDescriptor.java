package com.acme.far;

import com.acme.child.NearDescriptor;
import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes {@link Far}. */
@Documented("Empty, two packages away.")
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class FarDescriptor extends LLMDescriptor<Far> {
  public static final FarDescriptor INSTANCE = new FarDescriptor();

  private FarDescriptor() {
    super("com.acme.far", "Far", NearDescriptor.INSTANCE);
  }

  @Override
  public String description() {
    return "Empty, two packages away.";
  }

  @Override
  protected @Nullable String[][] presets() {
    return new String[][] {
      {"base_url", "https://near.example", "NEAR_URL"},
      {"model", "far-1", null},
    };
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("top_p", DOUBLE)
          .orDefault("0.5")
          .describedAs("how much of the mass"),
      parameter("stop", listOf(STRING.notBlank()))
          .orNull()
          .orDefault("[]")
          .fromEnv("FAR_STOP")
          .describedAs("where it ends"),
    };
  }

  @Override
  public FarKwargs kwargs(@Nullable Object[] values) {
    return new FarKwargs((Double) values[0], (Optional<List<String>>) values[1]);
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Far create() {
    return new Far();
  }

  @Override
  public FarSerializer serializer() {
    return FarSerializer.INSTANCE;
  }
}
