package dev.retort.llm;

import dev.retort.config.ConfigBuilder;
import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Sets the annotated fields of {@link LLM}. */
@NullMarked
@GeneratedBy("dev.retort.processor")
public abstract class LLMBuilder<T extends LLM, B extends LLMBuilder<T, B>>
    extends ConfigBuilder<T, B> {
  protected LLMBuilder(Serializer<T> serializer) {
    super(serializer);
  }

  public B useOfflineBatchGeneration(boolean useOfflineBatchGeneration) {
    return set("use_offline_batch_generation", useOfflineBatchGeneration);
  }

  public B offlineBatchGenerationBlockUntilDone(
      @Nullable Integer offlineBatchGenerationBlockUntilDone) {
    return set("offline_batch_generation_block_until_done", offlineBatchGenerationBlockUntilDone);
  }
}
