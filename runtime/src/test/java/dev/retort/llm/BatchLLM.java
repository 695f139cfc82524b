package dev.retort.llm;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.batch.Batch;
import dev.retort.batch.BatchLimits;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchRequests;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An LLM whose provider is a {@link BatchDesk}. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class BatchLLM extends AsyncLLM implements SupportsOfflineBatch {
  /** Folder of the desk. */
  @Attribute Path place;

  /** How often requests are sent again. */
  @RuntimeParam(defaultValue = "1", identity = false)
  int offlineBatchMaxResubmissions;

  private @Nullable BatchDesk desk;

  BatchDesk desk() {
    BatchDesk known = desk;
    if (known == null) {
      known = new BatchDesk(place);
      desk = known;
    }
    return known;
  }

  @Override
  public String modelName() {
    return "batch-1";
  }

  /**
   * Is not asked.
   *
   * @param tone some kwarg
   */
  CompletionStage<GenerateOutput> generateAsync(
      Input input, int numGenerations, @RuntimeParam(defaultValue = "0") @PositiveOrZero int tone) {
    return CompletableFuture.failedFuture(new IllegalStateException("online"));
  }

  String offlineBatchRequest(Input input, int numGenerations, int tone) {
    String prompt = NativeLLM.lastText(input);
    if (prompt.startsWith("bad:")) {
      throw new GenerationException(Failure.of(Kind.BAD_INPUT, "cannot be asked"), null);
    }
    return numGenerations + "\t" + prompt + (tone == 0 ? "" : " in tone " + tone);
  }

  @Override
  public BatchLimits batchLimits() {
    return new BatchLimits(desk().maxRequests, desk().maxBytes);
  }

  @Override
  public int batchMaxResubmissions() {
    return offlineBatchMaxResubmissions;
  }

  @Override
  public boolean batchesKeepMetadata() {
    return desk().modern;
  }

  @Override
  public String batchLine(String customId, String body) {
    return customId + "\t" + body;
  }

  @Override
  public Batch submit(BatchRequests requests) throws IOException {
    return desk().submit(requests);
  }

  @Override
  public Batch status(String batchId) throws IOException {
    return desk().status(batchId);
  }

  @Override
  public void fetch(String batchId, OutputStream lines) throws IOException {
    desk().fetch(batchId, lines);
  }

  @Override
  public Batch cancel(String batchId) throws IOException {
    return desk().cancel(batchId);
  }

  @Override
  public BatchPage list(@Nullable String next) throws IOException {
    return desk().list(next);
  }

  @Override
  public void removeUpload(String upload) throws IOException {
    desk().removeUpload(upload);
  }

  @Override
  public BatchRow batchRow(String line, int numGenerations) {
    String[] row = line.split("\t", -1);
    if (row.length != 3) {
      throw new GenerationException(Failure.of(Kind.MALFORMED, "no row"), null);
    }
    return switch (row[1]) {
      case "answer" ->
          new BatchRow.Answered(
              row[0], GenerateOutput.of(texts(row[2]), Statistics.of(1, numGenerations)));
      case "failed" ->
          new BatchRow.Failed(row[0], new Failure(Kind.BAD_REQUEST, "refused", 1, 400, "req_1"));
      default -> new BatchRow.Unsent(row[0], row[2]);
    };
  }

  private static List<String> texts(String row) {
    String all = row.substring(0, row.length() - 1);
    return List.of(all.split("[|]", -1));
  }
}
