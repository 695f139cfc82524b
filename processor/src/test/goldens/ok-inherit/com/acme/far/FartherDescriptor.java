package com.acme.far;

import com.acme.base.PlainMembers;
import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes {@link Farther}. */
@Documented("Uses the bridge of an abstract class.")
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class FartherDescriptor extends LLMDescriptor<Farther> {
  public static final FartherDescriptor INSTANCE = new FartherDescriptor();

  private FartherDescriptor() {
    super("com.acme.far", "Farther", PlainMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Uses the bridge of an abstract class.";
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("top_p", DOUBLE)
          .orDefault("1")
          .describedAs("how much of the mass"),
      parameter("stop", listOf(STRING.notBlank()))
          .orNull()
          .orDefault("[]")
          .describedAs("where it ends"),
    };
  }

  @Override
  public FartherKwargs kwargs(@Nullable Object[] values) {
    return new FartherKwargs((Double) values[0], (Optional<List<String>>) values[1]);
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Farther create() {
    return new Farther();
  }

  @Override
  public FartherSerializer serializer() {
    return FartherSerializer.INSTANCE;
  }
}
