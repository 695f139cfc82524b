package dev.retort.llm;

import dev.retort.config.Serializer;
import dev.retort.descriptor.GeneratedBy;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;

/** Sets the annotated fields of {@link AsyncLLM}. */
@NullMarked
@GeneratedBy("dev.retort.processor")
public abstract class AsyncLLMBuilder<T extends AsyncLLM, B extends AsyncLLMBuilder<T, B>>
    extends LLMBuilder<T, B> {
  protected AsyncLLMBuilder(Serializer<T> serializer) {
    super(serializer);
  }

  /**
   * How many calls may be under way at once.
   *
   * @param maxConcurrency must be greater than 0; default 64
   * @return this builder
   */
  public B maxConcurrency(int maxConcurrency) {
    return set("max_concurrency", maxConcurrency);
  }

  public B maxRetries(int maxRetries) {
    return set("max_retries", maxRetries);
  }

  public B timeout(Duration timeout) {
    return set("timeout", timeout);
  }
}
