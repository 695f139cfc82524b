package dev.retort.cli;

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
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers by batches in a folder, each of which has ended at the fourth look. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
public class PatientLLM extends AsyncLLM implements SupportsOfflineBatch {
  private static final int LOOKS = 4;

  /** Where the batches are. */
  @Attribute Path place;

  /** For the generated builder. */
  public PatientLLM() {}

  @Override
  public String modelName() {
    return "patient-1";
  }

  /** Answers one input. */
  GenerateOutput generateAsync(Input input) {
    return GenerateOutput.of(offlineBatchRequest(input));
  }

  // region offline
  String offlineBatchRequest(Input input) {
    return input.messages().get(0).text();
  }

  @Override
  public BatchLimits batchLimits() {
    return new BatchLimits(2, 1000);
  }

  @Override
  public String batchLine(String customId, String body) {
    return customId + "\t" + body;
  }

  @Override
  public Batch submit(BatchRequests requests) throws IOException {
    Files.createDirectories(place);
    String id = "batch_" + requests.name().replaceAll(".*-([0-9]+).*", "$1");
    Files.copy(requests.file(), place.resolve(id));
    Files.writeString(place.resolve(id + ".looks"), "");
    return batch(id);
  }

  @Override
  public Batch status(String batchId) throws IOException {
    Path looks = place.resolve(batchId + ".looks");
    Files.writeString(looks, Files.readString(looks) + "!");
    return batch(batchId);
  }

  @Override
  public void fetch(String batchId, OutputStream lines) throws IOException {
    lines.write(Files.readAllBytes(place.resolve(batchId)));
  }

  @Override
  public Batch cancel(String batchId) throws IOException {
    Files.writeString(place.resolve(batchId + ".looks"), "cancelled");
    return batch(batchId);
  }

  @Override
  public BatchPage list(@Nullable String next) {
    return new BatchPage(List.of(), null);
  }

  @Override
  public BatchRow batchRow(String line, int numGenerations) {
    String[] row = line.split("\t", -1);
    return new BatchRow.Answered(row[0], GenerateOutput.of("> " + row[1]));
  }

  // endregion

  private Batch batch(String id) throws IOException {
    String looks = Files.readString(place.resolve(id + ".looks"), StandardCharsets.UTF_8);
    int count = Files.readAllLines(place.resolve(id)).size();
    BatchState state =
        looks.equals("cancelled")
            ? BatchState.CANCELLED
            : looks.length() < LOOKS ? BatchState.IN_PROGRESS : BatchState.COMPLETED;
    int done = state == BatchState.COMPLETED ? count : Math.min(looks.length(), count - 1);
    return new Batch(
        id, state, new BatchCounts(count, done, 0, 0, 0), null, Map.of(), null, List.of());
  }
}
