package com.acme.offline;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes {@link Once}. */
@Documented(
    value = "Asks for all generations in one request.",
    parameters = {
      "input", "",
      "n", "",
      "heat", "how warm",
      "stop", "where it ends"
    },
    nullables = {"#stop"}
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class OnceDescriptor extends LLMDescriptor<Once> {
  public static final OnceDescriptor INSTANCE = new OnceDescriptor();

  private OnceDescriptor() {
    super("com.acme.offline", "Once", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Asks for all generations in one request.";
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("heat", DOUBLE)
          .orDefault("1")
          .describedAs("how warm"),
      parameter("stop", listOf(STRING))
          .orNull()
          .describedAs("where it ends"),
    };
  }

  @Override
  public OnceKwargs kwargs(@Nullable Object[] values) {
    return new OnceKwargs((Double) values[0], (List<String>) values[1]);
  }

  @Override
  public Set<Capability> capabilities() {
    return Collections.unmodifiableSet(EnumSet.of(Capability.OFFLINE_BATCH));
  }

  @Override
  public Once create() {
    return new Once();
  }

  @Override
  public OnceSerializer serializer() {
    return OnceSerializer.INSTANCE;
  }
}
