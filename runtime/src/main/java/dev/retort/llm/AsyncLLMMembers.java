package dev.retort.llm;

import static dev.retort.descriptor.ParamDescriptor.parameter;
import static dev.retort.descriptor.ValueTypes.DURATION;
import static dev.retort.descriptor.ValueTypes.INT;
import static dev.retort.descriptor.ValueTypes.enumOf;

import dev.retort.descriptor.Documented;
import dev.retort.descriptor.GeneratedBy;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The annotated fields of {@link AsyncLLM}. */
@NullMarked
@GeneratedBy("dev.retort.processor")
@Documented(value = "A language model behind a service.")
public final class AsyncLLMMembers extends Members<AsyncLLM> {
  public static final AsyncLLMMembers INSTANCE = new AsyncLLMMembers();

  private AsyncLLMMembers() {
    super(LLMMembers.INSTANCE);
  }

  @Override
  protected ParamDescriptor[] declare() {
    return new ParamDescriptor[] {
      parameter("max_concurrency", INT.above("0"))
          .orDefault("64")
          .notIdentity()
          .describedAs("How many calls may be under way at once."),
      parameter("requests_per_minute", INT.above("0")).orNull().notIdentity(),
      parameter("input_tokens_per_minute", INT.above("0")).orNull().notIdentity(),
      parameter("output_tokens_per_minute", INT.above("0")).orNull().notIdentity(),
      parameter("max_retries", INT.atLeast("0")).orDefault("6").notIdentity(),
      parameter("timeout", DURATION.above("0")).orDefault("120s").notIdentity(),
      parameter("on_error", enumOf("OnError", AsyncLLM.OnError.values()))
          .orDefault("keep")
          .notIdentity(),
      parameter("max_errors", INT.atLeast("0")).orNull().notIdentity(),
    };
  }

  @Override
  public String[] info() {
    return new String[] {
      "{\"name\":\"max_concurrency\",\"optional\":true,\"type\":\"integer\",\"default\":64}"
    };
  }

  @Override
  public @Nullable Object get(AsyncLLM llm, int index) {
    return switch (index) {
      case 0 -> llm.maxConcurrency;
      case 1 -> llm.requestsPerMinute;
      case 2 -> llm.inputTokensPerMinute;
      case 3 -> llm.outputTokensPerMinute;
      case 4 -> llm.maxRetries;
      case 5 -> llm.timeout;
      case 6 -> llm.onError;
      case 7 -> llm.maxErrors;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  @SuppressWarnings("NullAway")
  public void set(AsyncLLM llm, int index, @Nullable Object value) {
    switch (index) {
      case 0 -> llm.maxConcurrency = (int) value;
      case 1 -> llm.requestsPerMinute = (Integer) value;
      case 2 -> llm.inputTokensPerMinute = (Integer) value;
      case 3 -> llm.outputTokensPerMinute = (Integer) value;
      case 4 -> llm.maxRetries = (int) value;
      case 5 -> llm.timeout = (Duration) value;
      case 6 -> llm.onError = (AsyncLLM.OnError) value;
      case 7 -> llm.maxErrors = (Integer) value;
      default -> throw new IndexOutOfBoundsException(index);
    }
  }
}
