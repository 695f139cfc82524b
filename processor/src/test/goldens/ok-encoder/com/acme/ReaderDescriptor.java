package com.acme;

import dev.retort.descriptor.Capability;
import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.LLMMembers;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes {@link Reader}. */
@Documented(
    value = "A model that reads and writes nothing.",
    fields = {
      "model", "Id of the model."
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings("NullAway")
public final class ReaderDescriptor extends LLMDescriptor<Reader> {
  public static final ReaderDescriptor INSTANCE = new ReaderDescriptor();

  private ReaderDescriptor() {
    super("com.acme", "Reader", LLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "A model that reads and writes nothing.";
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      parameter("model", STRING)
          .describedAs("Id of the model."),
    };
  }

  @Override
  public @Nullable Object get(Reader llm, int index) {
    return switch (index) {
      case 0 -> llm.model;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(Reader llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> llm.model = (String) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  @Override
  public ReaderKwargs kwargs(@Nullable Object[] values) {
    return new ReaderKwargs();
  }

  @Override
  public Set<Capability> capabilities() {
    return Collections.unmodifiableSet(EnumSet.of(Capability.HIDDEN_STATES, Capability.HIDDEN_STATES_ONLY));
  }

  @Override
  public Reader create() {
    return new Reader();
  }

  @Override
  public ReaderSerializer serializer() {
    return ReaderSerializer.INSTANCE;
  }
}
