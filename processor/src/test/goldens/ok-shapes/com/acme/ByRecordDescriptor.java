package com.acme;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.LLMMembers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes {@link ByRecord}. */
@Documented(
    value = "Kwargs in one record.",
    parameters = {
      "inputs", "",
      "numGenerations", "",
      "options", ""
    },
    types = {
      "#options.temperature", "text", "how warm", "",
      "#options.seed", "nullable", "", "",
      "#options.seed", "text", "where chance starts", "",
      "#options.stop", "text", "where it ends", ""
    }
)
@GeneratedBy("dev.retort.processor")
@SuppressWarnings({"NullAway", "unchecked"})
public final class ByRecordDescriptor extends LLMDescriptor<ByRecord> {
  public static final ByRecordDescriptor INSTANCE = new ByRecordDescriptor();

  private ByRecordDescriptor() {
    super("com.acme", "ByRecord", LLMMembers.INSTANCE);
  }

  @Override
  public String description() {
    return "Kwargs in one record.";
  }

  @Override
  protected ParamDescriptor[] declareKwargs() {
    return new ParamDescriptor[] {
      parameter("temperature", DOUBLE)
          .orDefault("0.5")
          .describedAs("how warm"),
      parameter("seed", LONG)
          .orNull()
          .describedAs("where chance starts"),
      parameter("stop", listOf(STRING))
          .describedAs("where it ends"),
    };
  }

  @Override
  public ByRecordKwargs kwargs(@Nullable Object[] values) {
    return new ByRecordKwargs((Double) values[0], (Long) values[1], (List<String>) values[2]);
  }

  @Override
  public ByRecord create() {
    return new ByRecord();
  }

  @Override
  public ByRecordSerializer serializer() {
    return ByRecordSerializer.INSTANCE;
  }
}
