package dev.retort.llm;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchLimits;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchRequests;
import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.offline.Provider;
import dev.retort.offline.Unanswered;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An LLM as the engine of offline batches sees it. */
final class BatchProvider implements Provider {
  private static final int NOT_FOUND = 404;
  private static final int NO_SUCH_METHOD = 405;

  /** With these a server says that it did nothing; others of its kind may come from in between. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 402, 403, 413, 422, 429);

  private interface Question<T> {
    T ask() throws IOException, InterruptedException;
  }

  private final SupportsOfflineBatch llm;
  private final Redaction redaction;
  private final int asked;

  BatchProvider(SupportsOfflineBatch llm, Redaction redaction, int asked) {
    this.llm = llm;
    this.redaction = redaction;
    this.asked = asked;
  }

  @Override
  public BatchLimits limits() {
    return llm.batchLimits();
  }

  @Override
  public int maxResubmissions() {
    return llm.batchMaxResubmissions();
  }

  @Override
  public String line(String customId, String body) {
    return llm.batchLine(customId, body);
  }

  @Override
  public boolean keepsMetadata() {
    return llm.batchesKeepMetadata();
  }

  @Override
  public Batch submit(BatchRequests requests) throws Unanswered, InterruptedException {
    return ask(() -> llm.submit(requests), BatchProvider::noEndpoint);
  }

  @Override
  public boolean isRefusal(RuntimeException failure) {
    if (failure instanceof GenerationException e) {
      Integer status = e.failure().status();
      return status != null && REFUSALS.contains(status);
    }
    return failure instanceof ConfigException;
  }

  @Override
  public Batch status(String id) throws Unanswered, InterruptedException {
    return ask(() -> llm.status(id), e -> unknown(id, e));
  }

  @Override
  public Batch cancel(String id) throws Unanswered, InterruptedException {
    return ask(() -> llm.cancel(id), e -> unknown(id, e));
  }

  @Override
  public BatchPage list(@Nullable String next) throws Unanswered, InterruptedException {
    return ask(() -> llm.list(next), BatchProvider::noEndpoint);
  }

  @Override
  public void removeUpload(String upload) throws Unanswered, InterruptedException {
    String unused =
        ask(
            () -> {
              llm.removeUpload(upload);
              return upload;
            },
            e -> e);
  }

  @Override
  public void fetch(String id, OutputStream lines)
      throws Unanswered, IOException, InterruptedException {
    Disk disk = new Disk(lines);
    try {
      String unused =
          ask(
              () -> {
                llm.fetch(id, disk);
                return id;
              },
              e -> unknown(id, e));
    } catch (Unanswered e) {
      if (disk.failure != null) {
        throw disk.failure;
      }
      throw e;
    }
  }

  @Override
  public @Nullable Row row(String line) {
    BatchRow row = read(line);
    if (row == null) {
      return null;
    }
    Fate fate =
        row instanceof BatchRow.Answered
            ? Fate.ANSWERED
            : row instanceof BatchRow.Failed ? Fate.FAILED : Fate.UNSENT;
    return new Row(row.customId(), fate);
  }

  /** Reads a line; null if not even its request is known. */
  @Nullable BatchRow read(String line) {
    try {
      return llm.batchRow(line, asked);
    } catch (GenerationException e) {
      return null;
    }
  }

  /**
   * Asks once.
   *
   * @param absent what is wrong where what is asked for is not there
   */
  private <T> T ask(Question<T> question, Function<GenerationException, RuntimeException> absent)
      throws Unanswered, InterruptedException {
    try {
      return question.ask();
    } catch (IOException e) {
      throw new Unanswered(
          new GenerationException(redaction.clean(Failures.of(e)), null), null, false);
    } catch (GenerationException e) {
      GenerationException clean = redaction.clean(e);
      Kind kind = clean.failure().kind();
      switch (kind) {
        case RATE_LIMIT, TIMEOUT, CONNECTION, SERVER, MALFORMED ->
            throw new Unanswered(clean, clean.retryAfter(), kind == Kind.RATE_LIMIT);
        default -> throw isAbsent(clean) ? absent.apply(clean) : clean;
      }
    }
  }

  private static boolean isAbsent(GenerationException e) {
    Integer status = e.failure().status();
    return status != null && (status == NOT_FOUND || status == NO_SUCH_METHOD);
  }

  private static ConfigException noEndpoint(GenerationException e) {
    return wrong(
        "unsupported-capability",
        "use_offline_batch_generation",
        "the server has no offline batches: "
            + e.getMessage()
            + "; set use_offline_batch_generation to false, or check where the LLM sends to");
  }

  private static ConfigException unknown(String id, GenerationException e) {
    return wrong(
        "unknown-batch",
        "jobs_ids",
        "jobs_ids: the provider knows no batch "
            + id
            + ": "
            + e.getMessage()
            + "; it may be of another key, project or address, or too old");
  }

  private static ConfigException wrong(String id, String key, String message) {
    return new ConfigException(
        List.of(new Problem(id, Problem.Severity.ERROR, "/" + key, null, message, null)));
  }

  /** Tells a disk that is full from a connection that broke. */
  private static final class Disk extends FilterOutputStream {
    private @Nullable IOException failure;

    Disk(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      try {
        out.write(b);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public void close() {
      // The file is closed by who opened it.
    }
  }
}
