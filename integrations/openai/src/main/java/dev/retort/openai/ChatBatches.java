package dev.retort.openai;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchCounts;
import dev.retort.batch.BatchLimits;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchProblem;
import dev.retort.batch.BatchRequests;
import dev.retort.batch.BatchState;
import dev.retort.http.ApiClient;
import dev.retort.http.Body;
import dev.retort.http.Endpoint;
import dev.retort.http.Fields;
import dev.retort.http.Json;
import dev.retort.http.LineEnds;
import dev.retort.http.MalformedException;
import dev.retort.http.Wording;
import dev.retort.llm.GenerationException;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files and batches of one account. Safe for use by many threads. */
final class ChatBatches {
  /** What the vendor takes in one batch. */
  static final BatchLimits LIMITS = new BatchLimits(50_000, 200_000_000);

  /** What requests in a batch are sent to; the vendor wants it without the root. */
  private static final String URL = "/v1/chat/completions";

  private static final Map<String, BatchState> STATES =
      Map.of(
          "validating", BatchState.VALIDATING,
          "in_progress", BatchState.IN_PROGRESS,
          "finalizing", BatchState.FINALIZING,
          "cancelling", BatchState.CANCELLING,
          "completed", BatchState.COMPLETED,
          "failed", BatchState.FAILED,
          "expired", BatchState.EXPIRED,
          "cancelled", BatchState.CANCELLED);

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
  ChatBatches(ApiClient client, Endpoint endpoint, Duration timeout) {
    this.client = client;
    this.endpoint = endpoint;
    this.timeout = timeout;
  }

  /** One line of a file of requests. */
  static String line(String customId, String body) {
    return "{\"custom_id\":\""
        + customId
        + "\",\"method\":\"POST\",\"url\":\""
        + URL
        + "\",\"body\":"
        + body
        + "}";
  }

  /** Uploads the file, unless it is there, and creates a batch of it. */
  Batch submit(BatchRequests requests) throws IOException, InterruptedException {
    String file = requests.upload();
    if (file == null) {
      file = requests.wasTried() ? find(requests.name(), requests.bytes()) : null;
      file = file == null ? upload(requests) : file;
      requests.uploaded(file);
    }
    return create(file, requests.metadata());
  }

  private String upload(BatchRequests requests) throws IOException, InterruptedException {
    Body form =
        Body.form(
            "retort-" + UUID.randomUUID(), "purpose", "batch", requests.name(), requests.file());
    return ask("POST", "/files", form, (reply, errors) -> Fields.of(reply).demand("id"));
  }

  /** An upload whose answer was lost, by its name, which no other file has. */
  private @Nullable String find(String name, long bytes) throws InterruptedException {
    String after = "";
    do {
      Fields page =
          ask(
              "GET",
              "/files?purpose=batch&order=desc&limit=1000" + after,
              (reply, errors) -> Fields.of(reply));
      String last = null;
      for (Fields file : page.list("data")) {
        last = file.text("id");
        Long size = file.count("bytes");
        if (last != null && name.equals(file.text("filename")) && size != null && size == bytes) {
          return last;
        }
      }
      after = page.isTrue("has_more") && last != null ? "&after=" + Endpoint.encoded(last) : "";
    } while (!after.isEmpty());
    return null;
  }

  private Batch create(String file, Map<String, String> metadata) throws InterruptedException {
    Map<String, JsonValue> kept = new LinkedHashMap<>();
    metadata.forEach((name, value) -> kept.put(name, new JsonString(value)));
    Map<String, JsonValue> body = new LinkedHashMap<>();
    body.put("input_file_id", new JsonString(file));
    body.put("endpoint", new JsonString(URL));
    body.put("completion_window", new JsonString("24h"));
    body.put("metadata", new JsonObject(kept));
    return ask(
        "POST",
        "/batches",
        Body.json(Json.bytes(new JsonObject(body))),
        (reply, errors) -> batch(Fields.of(reply)));
  }

  Batch status(String id) throws InterruptedException {
    return ask("GET", path(id), Body.NONE, (reply, errors) -> batch(Fields.of(reply)));
  }

  Batch cancel(String id) throws InterruptedException {
    return ask("POST", path(id) + "/cancel", Body.NONE, (reply, errors) -> batch(Fields.of(reply)));
  }

  BatchPage list(@Nullable String next) throws InterruptedException {
    String after = next == null ? "" : "&after=" + Endpoint.encoded(next);
    return ask(
        "GET",
        "/batches?limit=100" + after,
        (reply, errors) -> {
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
        });
  }

  /** Answers and errors are two files; one that is not there has no rows. */
  void fetch(String id, OutputStream lines) throws IOException, InterruptedException {
    Fields batch = ask("GET", path(id), Body.NONE, (reply, errors) -> ended(Fields.of(reply)));
    for (String results : new String[] {"output_file_id", "error_file_id"}) {
      String file = batch.text(results);
      if (file != null && !file.isEmpty()) {
        LineEnds ended = new LineEnds(lines);
        client.copy(
            endpoint.at("/files/" + Endpoint.encoded(file) + "/content"),
            timeout,
            Wording.BATCHES,
            ended);
        ended.endLine();
      }
    }
  }

  /** Answers that were paid for are not given up because their file is named a while later. */
  private static Fields ended(Fields batch) throws MalformedException {
    String file = batch.text("output_file_id");
    if (batch.inner("request_counts").countOrZero("completed") > 0
        && (file == null || file.isEmpty())) {
      throw new MalformedException("counts answers and names no file of them");
    }
    return batch;
  }

  void removeUpload(String upload) throws InterruptedException {
    try {
      String unused =
          ask("DELETE", "/files/" + Endpoint.encoded(upload), Body.NONE, (reply, errors) -> "");
    } catch (GenerationException e) {
      Integer status = e.failure().status();
      if (status == null || status != 404) {
        throw e;
      }
    }
  }

  private Batch batch(Fields told) throws MalformedException {
    String status = told.demand("status");
    BatchState state = STATES.get(status);
    if (state == null) {
      throw new MalformedException("has a status that no batch has");
    }
    Fields counts = told.inner("request_counts");
    List<BatchProblem> problems = problems(told.inner("errors"));
    if (state == BatchState.FAILED && problems.stream().anyMatch(ChatBatches::isFullQueue)) {
      state = BatchState.QUEUE_FULL;
    }
    Long created = told.count("created_at");
    Map<String, String> metadata = new LinkedHashMap<>();
    Fields kept = told.inner("metadata");
    for (String name : kept.object().fields().keySet()) {
      String value = kept.text(name);
      if (value != null) {
        metadata.put(name, value);
      }
    }
    return new Batch(
        told.demand("id"),
        state,
        new BatchCounts(
            counts.countOrZero("total"),
            counts.countOrZero("completed"),
            counts.countOrZero("failed"),
            0,
            0),
        created == null ? null : Instant.ofEpochSecond(created),
        metadata,
        told.text("input_file_id"),
        problems);
  }

  /** More tokens than an account may have waiting in all its batches together. */
  private static boolean isFullQueue(BatchProblem problem) {
    return "token_limit_exceeded".equals(problem.code());
  }

  private List<BatchProblem> problems(Fields errors) {
    List<BatchProblem> problems = new ArrayList<>();
    for (Fields error : errors.list("data")) {
      Long line = error.count("line");
      String code = error.text("code");
      String message = error.text("message");
      problems.add(
          new BatchProblem(
              line == null ? null : (int) Math.min(line, Integer.MAX_VALUE),
              code == null ? null : endpoint.redaction().quote(code),
              endpoint.redaction().quote(message == null ? "" : message)));
    }
    return problems;
  }

  private <T> T ask(String method, String path, ApiClient.Reader<T> reader)
      throws InterruptedException {
    return ask(method, path, Body.NONE, reader);
  }

  private <T> T ask(String method, String path, Body body, ApiClient.Reader<T> reader)
      throws InterruptedException {
    return client.ask(method, endpoint.at(path), body, timeout, Wording.BATCHES, reader);
  }

  private static String path(String id) {
    return "/batches/" + Endpoint.encoded(id);
  }
}
