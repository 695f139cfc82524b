package dev.retort.bench.batch;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.batch.Batch;
import dev.retort.batch.BatchCounts;
import dev.retort.batch.BatchLimits;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchRequests;
import dev.retort.batch.BatchState;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.BatchRow;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.SupportsOfflineBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Batches in a folder that have ended when they are looked at; an answer repeats its request. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class DeskLLM extends AsyncLLM implements SupportsOfflineBatch {
  private static final BatchLimits LIMITS = new BatchLimits(50_000, 200_000_000);

  /** Where the batches are. */
  @Attribute Path place;

  private int batches;

  @Override
  public String modelName() {
    return "desk";
  }

  /** Answers one input. */
  GenerateOutput generateAsync(Input input) {
    return GenerateOutput.of(offlineBatchRequest(input));
  }

  String offlineBatchRequest(Input input) {
    return input.messages().get(0).text();
  }

  @Override
  public BatchLimits batchLimits() {
    return LIMITS;
  }

  @Override
  public String batchLine(String customId, String body) {
    return customId + "\t" + body;
  }

  @Override
  public Batch submit(BatchRequests requests) throws IOException {
    String id = "batch_" + batches++;
    Files.copy(requests.file(), place.resolve(id));
    return batch(id);
  }

  @Override
  public Batch status(String batchId) {
    return batch(batchId);
  }

  /** Answers come in another order than they were asked for: every second one first. */
  @Override
  public void fetch(String batchId, OutputStream lines) throws IOException {
    for (int half = 0; half < 2; half++) {
      try (BufferedReader requests = Files.newBufferedReader(place.resolve(batchId))) {
        int number = 0;
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
          if (number++ % 2 != half) {
            lines.write(line.getBytes(StandardCharsets.UTF_8));
            lines.write('\n');
          }
        }
      }
    }
  }

  @Override
  public Batch cancel(String batchId) {
    return batch(batchId);
  }

  @Override
  public BatchPage list(@Nullable String next) {
    return new BatchPage(List.of(), null);
  }

  @Override
  public BatchRow batchRow(String line, int numGenerations) {
    int tab = line.indexOf('\t');
    return new BatchRow.Answered(
        line.substring(0, tab), GenerateOutput.of(line.substring(tab + 1)));
  }

  private static Batch batch(String id) {
    return new Batch(id, BatchState.COMPLETED, BatchCounts.NONE, null, Map.of(), null, List.of());
  }
}
