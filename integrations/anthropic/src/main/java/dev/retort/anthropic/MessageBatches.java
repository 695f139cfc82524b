package dev.retort.anthropic;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchCounts;
import dev.retort.batch.BatchLimits;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchRequests;
import dev.retort.batch.BatchState;
import dev.retort.http.ApiClient;
import dev.retort.http.Body;
import dev.retort.http.Endpoint;
import dev.retort.http.Fields;
import dev.retort.http.HttpReply;
import dev.retort.http.LineEnds;
import dev.retort.http.MalformedException;
import dev.retort.http.StatusErrors;
import dev.retort.http.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The batches of one account. Safe for use by many threads. */
final class MessageBatches {
  /** What the vendor takes in one batch, less what stands around the requests. */
  static final BatchLimits LIMITS = new BatchLimits(100_000, 256_000_000 - 100);

  private static final String PATH = "/v1/messages/batches";

  private final ApiClient client;
  private final Endpoint endpoint;
  private final Duration timeout;

  /**
   * Knows an account.
   *
   * @param client sends
   * @param endpoint the server and the key
   * @param timeout bound of one exchange; what is long has longer
   */
  MessageBatches(ApiClient client, Endpoint endpoint, Duration timeout) {
    this.client = client;
    this.endpoint = endpoint;
    this.timeout = timeout;
  }

  /** One line of a file of requests. */
  static String line(String customId, String body) {
    return "{\"custom_id\":\"" + customId + "\",\"params\":" + body + "}";
  }

  /** Sends all requests at once; the API takes no metadata. */
  Batch submit(BatchRequests requests) throws IOException, InterruptedException {
    Body body = Body.list("requests", requests.file());
    return ask("POST", PATH, body, MessageBatches::batch);
  }

  Batch status(String id) throws InterruptedException {
    return ask("GET", path(id), Body.NONE, MessageBatches::batch);
  }

  Batch cancel(String id) throws InterruptedException {
    return ask("POST", path(id) + "/cancel", Body.NONE, MessageBatches::batch);
  }

  BatchPage list(@Nullable String next) throws InterruptedException {
    String after = next == null ? "" : "&after_id=" + Endpoint.encoded(next);
    return ask("GET", PATH + "?limit=1000" + after, Body.NONE, MessageBatches::page);
  }

  /** The address that the batch tells is not followed: whose it is, gets the key. */
  void fetch(String id, OutputStream lines) throws IOException, InterruptedException {
    LineEnds ended = new LineEnds(lines);
    client.copy(endpoint.at(path(id) + "/results"), timeout, Wording.BATCHES, ended);
    ended.endLine();
  }

  private <T> T ask(String method, String path, Body body, ApiClient.Reader<T> reader)
      throws InterruptedException {
    return client.ask(method, endpoint.at(path), body, timeout, Wording.BATCHES, reader);
  }

  private static String path(String id) {
    return PATH + "/" + Endpoint.encoded(id);
  }

  private static Batch batch(HttpReply reply, StatusErrors errors) throws MalformedException {
    return batch(Fields.of(reply));
  }

  private static BatchPage page(HttpReply reply, StatusErrors errors) throws MalformedException {
    Fields page = Fields.of(reply);
    List<Batch> batches = new ArrayList<>();
    for (Fields item : page.list("data")) {
      batches.add(batch(item));
    }
    return new BatchPage(
        batches,
        page.isTrue("has_more") && !batches.isEmpty()
            ? batches.get(batches.size() - 1).id()
            : null);
  }

  private static Batch batch(Fields told) throws MalformedException {
    Fields counts = told.inner("request_counts");
    long processing = counts.countOrZero("processing");
    BatchCounts ends =
        new BatchCounts(
            0,
            counts.countOrZero("succeeded"),
            counts.countOrZero("errored"),
            counts.countOrZero("expired"),
            counts.countOrZero("canceled"));
    return new Batch(
        told.demand("id"),
        state(told.demand("processing_status"), ends),
        new BatchCounts(
            processing + ends.done(),
            ends.succeeded(),
            ends.failed(),
            ends.expired(),
            ends.cancelled()),
        time(told.text("created_at")),
        Map.of(),
        null,
        List.of());
  }

  /** The API has one end for all batches; what came to which end tells how it was. */
  private static BatchState state(String status, BatchCounts ends) throws MalformedException {
    return switch (status) {
      case "in_progress" -> BatchState.IN_PROGRESS;
      case "canceling" -> BatchState.CANCELLING;
      case "ended" ->
          ends.cancelled() > 0
              ? BatchState.CANCELLED
              : ends.expired() > 0 ? BatchState.EXPIRED : BatchState.COMPLETED;
      default -> throw new MalformedException("has a status that no batch has");
    };
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
