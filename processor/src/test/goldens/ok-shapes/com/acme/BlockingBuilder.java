package com.acme;

import dev.retort.descriptor.GeneratedBy;
import dev.retort.llm.AsyncLLMBuilder;
import java.util.function.Consumer;

/** Builds {@link Blocking}. */
@GeneratedBy("dev.retort.processor")
public final class BlockingBuilder extends AsyncLLMBuilder<Blocking, BlockingBuilder> {
  private BlockingBuilder() {
    super(BlockingSerializer.INSTANCE);
  }

  /** Starts with nothing set. */
  public static BlockingBuilder create() {
    return new BlockingBuilder();
  }

  /** Sets the generation kwargs, all at once. */
  public BlockingBuilder generationKwargs(BlockingKwargs generationKwargs) {
    return set("generation_kwargs", generationKwargs);
  }

  /** Sets the generation kwargs, one by one. */
  public BlockingBuilder generationKwargs(Consumer<BlockingKwargs.Builder> generationKwargs) {
    BlockingKwargs.Builder kwargs = BlockingKwargs.builder();
    generationKwargs.accept(kwargs);
    return generationKwargs(kwargs.build());
  }
}
