package com.acme.offline;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.AsyncLLMMembers;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes {@link Often}. */
@Documented(
    value = "Asks for one generation in each request; its kwargs are a record.",
    parameters = {
      "input", "",
      "manner", ""
    },
    types = {
      "#manner.input_", "nullable", "", "",
      "#manner.input_", "text", "what it must not be called", "",
      "#manner.llm", "text", "nor this", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class OftenDescriptor extends LLMDescriptor<Often> {
  public static final OftenDescriptor INSTANCE = new OftenDescriptor();

  private OftenDescriptor() {
    super("com.acme.offline", "Often", AsyncLLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Asks for one generation in each request; its kwargs are a record.";
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("input_", STRING)
          .orNull()
          .describedAs("what it must not be called"),
      parameter("llm", INT)
          .describedAs("nor this"),
    };
  }

  @Override
  public OftenKwargs kwargs(@Nullable Object[] values) {
    return new OftenKwargs((String) values[0], (Integer) values[1]);
  }

  @Override
  public Set<Capability> capabilities() {
    return Collections.unmodifiableSet(EnumSet.of(Capability.OFFLINE_BATCH));
  }

  @Override
  public boolean nativeGenerations() {
    return false;
  }

  @Override
  public Often create() {
    return new Often();
  }

  @Override
  public OftenSerializer serializer() {
    return OftenSerializer.INSTANCE;
  }
}
