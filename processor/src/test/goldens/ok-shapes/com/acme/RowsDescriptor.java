package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.StepDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.llm.LLM;
import dev.retort.step.StepMembers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes {@link Rows}. */
@Documented(
    value = "A step with an LLM.",
    fields = {
      "llm", "What answers.",
      "columns", "Columns."
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class RowsDescriptor extends StepDescriptor<Rows> {
  public static final RowsDescriptor INSTANCE = new RowsDescriptor();

  private RowsDescriptor() {
    super("com.acme", "Rows", StepMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "A step with an LLM.";
  }

  @Override
  public List<TypeInfo> aliases() {
    return List.of(new TypeInfo("old.steps", "Rows"));
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      attribute("llm", modelOf(LLM.class))
          .describedAs("What answers."),
      parameter("columns", listOf(STRING))
          .orDefault("[\"instruction\"]")
          .describedAs("Columns."),
    };
  }

  @Override
  public @Nullable Object get(Rows step, int index) {
    return switch (index) {
      case 0 -> step.llm;
      case 1 -> step.columns;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public void set(Rows step, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> step.llm = (LLM) value;
      case 1 -> step.columns = (List<String>) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }

  @Override
  public Rows create() {
    return new Rows();
  }

  @Override
  public RowsSerializer serializer() {
    return RowsSerializer.INSTANCE;
  }
}
