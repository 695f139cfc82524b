package dev.retort.llm;

import static dev.retort.descriptor.ParamDescriptor.attribute;
import static dev.retort.descriptor.ParamDescriptor.parameter;
import static dev.retort.descriptor.ValueTypes.BOOLEAN;
import static dev.retort.descriptor.ValueTypes.INT;
import static dev.retort.descriptor.ValueTypes.KWARGS;
import static dev.retort.descriptor.ValueTypes.STRING;
import static dev.retort.descriptor.ValueTypes.listOf;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The annotated fields of {@link LLM}. */
@NullMarked
@GeneratedBy("dev.retort.processor")
@Documented(
    value = "A language model.",
    fields = {
      "generationKwargs",
      "The kwargs to be passed to the operative method of the LLM on every call.",
      "useOfflineBatchGeneration",
      "Whether to use offline batches, at the provider's reduced price, to generate the answers.",
      "offlineBatchGenerationBlockUntilDone",
      "If set, calls wait for offline batches and ask again after this number of seconds; if not, they throw until the batches are finished.",
      "jobsIds",
      "The ids of the offline batches that this LLM submitted; not meant to be set by hand."
    })
public final class LLMMembers extends Members<LLM> {
  public static final LLMMembers INSTANCE = new LLMMembers();

  private LLMMembers() {
    super(null);
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      parameter("generation_kwargs", KWARGS)
          .orNull()
          .describedAs("The kwargs to be passed to the operative method of the LLM on every call."),
      parameter("use_offline_batch_generation", BOOLEAN)
          .orDefault("false")
          .notIdentity()
          .describedAs(
              "Whether to use offline batches, at the provider's reduced price, to generate the answers."),
      parameter("offline_batch_generation_block_until_done", INT.atLeast("0"))
          .orNull()
          .notIdentity()
          .describedAs(
              "If set, calls wait for offline batches and ask again after this number of seconds; if not, they throw until the batches are finished."),
      attribute("jobs_ids", listOf(STRING))
          .orNull()
          .notIdentity()
          .describedAs(
              "The ids of the offline batches that this LLM submitted; not meant to be set by hand."),
    };
  }

  @Override
  public String[] info() {
    return new String[] {
      "",
      "{\"name\":\"use_offline_batch_generation\",\"optional\":true,\"description\":\"Whether to use offline batches, at the provider's reduced price, to generate the answers.\",\"type\":\"boolean\",\"default\":false},"
          + "{\"name\":\"offline_batch_generation_block_until_done\",\"optional\":true,\"description\":\"If set, calls wait for offline batches and ask again after this number of seconds; if not, they throw until the batches are finished.\",\"type\":\"integer\"}"
    };
  }

  @Override
  public @Nullable Object get(LLM llm, int index) {
    return switch (index) {
      case 0 -> llm.generationKwargs;
      case 1 -> llm.useOfflineBatchGeneration;
      case 2 -> llm.offlineBatchGenerationBlockUntilDone;
      case 3 -> llm.jobsIds;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"})
  public void set(LLM llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> llm.generationKwargs = (Kwargs) value;
      case 1 -> llm.useOfflineBatchGeneration = (boolean) value;
      case 2 -> llm.offlineBatchGenerationBlockUntilDone = (Integer) value;
      case 3 -> llm.jobsIds = (List<String>) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }
}
