package com.acme.offline.away;

import com.acme.offline.OnceDescriptor;
import dev.retort.descriptor.Capability;
import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes {@link Away}. */
@Documented("Empty, in another package.")
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class AwayDescriptor extends LLMDescriptor<Away> {
  public static final AwayDescriptor INSTANCE = new AwayDescriptor();

  private AwayDescriptor() {
    super("com.acme.offline.away", "Away", OnceDescriptor.INSTANCE);
  }

  @Override
  public String description() {
    return "Empty, in another package.";
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("heat", DOUBLE)
          .orDefault("1")
          .describedAs("how warm"),
      parameter("stop", listOf(STRING))
          .orNull()
          .fromEnv("AWAY_STOP")
          .describedAs("where it ends"),
    };
  }

  @Override
  public AwayKwargs kwargs(@Nullable Object[] values) {
    return new AwayKwargs((Double) values[0], (Optional<List<String>>) values[1]);
  }

  @Override
  public Set<Capability> capabilities() {
    return Collections.unmodifiableSet(EnumSet.of(Capability.OFFLINE_BATCH));
  }

  @Override
  public Away create() {
    return new Away();
  }

  @Override
  public AwaySerializer serializer() {
    return AwaySerializer.INSTANCE;
  }
}
