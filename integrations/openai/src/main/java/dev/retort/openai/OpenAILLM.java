package dev.retort.openai;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.batch.Batch;
import dev.retort.batch.BatchLimits;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchRequests;
import dev.retort.http.StatusErrors;
import dev.retort.llm.BatchRow;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.SupportsOfflineBatch;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chat models of OpenAI, and of every server that speaks its dialect, offline batches included.
 *
 * <p>A change of address, key or headers takes effect with the next call. Nothing is sent twice
 * here; retries are the runtime's.
 */
@LLMType(
    aliases = {
      "distilabel.models.llms.openai:OpenAILLM",
      "distilabel.llms.openai:OpenAILLM",
      "distilabel.llm.openai:OpenAILLM"
    })
@SuppressWarnings(
    "NullAway.Init") // Fields are set by generated code before anyone sees the object.
public class OpenAILLM extends ChatCompletionsLLM implements SupportsOfflineBatch {

  /** How many requests an offline batch may hold; as many as the provider takes if not set. */
  @RuntimeParam(identity = false)
  @Min(1)
  @Nullable Integer offlineBatchMaxRequests;

  /** How many bytes the file of a batch may have; as many as the provider takes if not set. */
  @RuntimeParam(identity = false)
  @Min(1)
  @Nullable Long offlineBatchMaxBytes;

  /** How often requests are sent again that an expired or cancelled batch did not begin. */
  @RuntimeParam(defaultValue = "1", identity = false)
  @Min(0)
  int offlineBatchMaxResubmissions;

  /** For generated code and subclasses. */
  protected OpenAILLM() {}

  /**
   * Makes the body of one request of an offline batch: that of an online call.
   *
   * @param input the conversation, and the form of the answer if it asks for one
   * @param numGenerations how many answers are wanted
   * @return JSON
   */
  String offlineBatchRequest(
      Input input,
      int numGenerations,
      @RuntimeParam(defaultValue = "128") @Min(1) int maxNewTokens,
      @RuntimeParam(defaultValue = "false") boolean logprobs,
      @RuntimeParam @Min(0) @Max(20) @Nullable Integer topLogprobs,
      @RuntimeParam(defaultValue = "0.0") @DecimalMin("-2") @DecimalMax("2")
          double frequencyPenalty,
      @RuntimeParam(defaultValue = "0.0") @DecimalMin("-2") @DecimalMax("2") double presencePenalty,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
      @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("1") double topP,
      @RuntimeParam @Nullable List<String> stop,
      @RuntimeParam @Nullable Map<String, JsonValue> responseFormat) {
    ChatParameters parameters =
        new ChatParameters(
            maxNewTokens,
            logprobs,
            topLogprobs,
            frequencyPenalty,
            presencePenalty,
            temperature,
            topP,
            stop);
    return new String(
        request(input, numGenerations, parameters, responseFormat, endpoint()).toJson(),
        StandardCharsets.UTF_8);
  }

  @Override
  public BatchLimits batchLimits() {
    return ChatBatches.LIMITS.loweredTo(offlineBatchMaxRequests, offlineBatchMaxBytes);
  }

  @Override
  public int batchMaxResubmissions() {
    return offlineBatchMaxResubmissions;
  }

  @Override
  public String batchLine(String customId, String body) {
    return ChatBatches.line(customId, body);
  }

  @Override
  public Batch submit(BatchRequests requests) throws IOException, InterruptedException {
    return batches().submit(requests);
  }

  @Override
  public Batch status(String batchId) throws InterruptedException {
    return batches().status(batchId);
  }

  @Override
  public void fetch(String batchId, OutputStream lines) throws IOException, InterruptedException {
    batches().fetch(batchId, lines);
  }

  @Override
  public Batch cancel(String batchId) throws InterruptedException {
    return batches().cancel(batchId);
  }

  @Override
  public BatchPage list(@Nullable String next) throws InterruptedException {
    return batches().list(next);
  }

  @Override
  public BatchRow batchRow(String line, int numGenerations) {
    return ChatRow.read(line, numGenerations, new StatusErrors(endpoint()));
  }

  @Override
  public void removeUpload(String upload) throws InterruptedException {
    batches().removeUpload(upload);
  }

  private ChatBatches batches() {
    return new ChatBatches(client().api(), endpoint(), timeout());
  }
}
