package dev.retort.loopback;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Batches of messages as Anthropic's reference tells of them. */
public final class AnthropicBatchServer extends BatchServer {
  private static final Pattern CONTENT =
      Pattern.compile("\"content\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\")");

  /** Serves, with the vendor's limits. */
  public AnthropicBatchServer() {
    super(100_000, 256_000_000);
  }

  @Override
  String error(int status, String type, String message) {
    return "{\"type\":\"error\",\"error\":{\"type\":\""
        + type
        + "\",\"message\":\""
        + message
        + "\"},\"request_id\":\"req_e\"}";
  }

  @Override
  @Nullable String key(HttpExchange exchange) {
    return exchange.getRequestHeaders().getFirst("x-api-key");
  }

  @Override
  void answer(HttpExchange exchange, Asked what, Map<String, String> query) throws IOException {
    if (!"2023-06-01".equals(exchange.getRequestHeaders().getFirst("anthropic-version"))) {
      throw refusal(400, "invalid_request_error", "anthropic-version: header is required");
    }
    String[] path = what.path().split("/", -1);
    String route =
        what.method() + " " + what.path().replaceFirst("(/v1/messages/batches/)[^/]+", "$1ID");
    switch (route) {
      case "POST /v1/messages/batches" -> create(exchange, what.key());
      case "GET /v1/messages/batches" -> list(exchange, what.key(), query);
      case "GET /v1/messages/batches/ID" ->
          tell(exchange, Told.json(json(batch(path[4], what.key()))));
      case "POST /v1/messages/batches/ID/cancel" -> {
        StoredBatch batch = batch(path[4], what.key());
        batch.cancel();
        tell(exchange, Told.json(json(batch)));
      }
      case "GET /v1/messages/batches/ID/results" -> results(exchange, batch(path[4], what.key()));
      default -> throw refusal(404, "not_found_error", "Not found");
    }
  }

  private void create(HttpExchange exchange, String key) throws IOException {
    Path path = newFile();
    int count = 0;
    Set<String> ids = new HashSet<>();
    try (Reader body =
            new BufferedReader(
                new InputStreamReader(exchange.getRequestBody(), StandardCharsets.UTF_8), 1 << 16);
        BufferedWriter out = writer(path)) {
      if (!"{\"requests\":[".equals(head(body, 13))) {
        throw refusal(400, "invalid_request_error", "requests: Field required");
      }
      for (String item = item(body); item != null; item = item(body)) {
        String id = StoredBatch.customId(item);
        if (!id.matches("[a-zA-Z0-9_-]{1,64}")) {
          throw refusal(
              400, "invalid_request_error", "requests." + count + ".custom_id: does not match");
        }
        if (!ids.add(id)) {
          throw refusal(
              400, "invalid_request_error", "requests." + count + ".custom_id: is not unique");
        }
        out.write(item);
        out.write('\n');
        count++;
      }
    }
    if (Files.size(path) > maxBytes()) {
      throw refusal(413, "request_too_large", "Request exceeds the maximum size");
    }
    if (count == 0 || count > maxRequests()) {
      throw refusal(400, "invalid_request_error", "requests: wrong number of items");
    }
    if (!hasRoom(key, count)) {
      throw refusal(429, "rate_limit_error", "Too many batch requests in the processing queue");
    }
    tell(
        exchange,
        Told.json(
            json(
                add(
                    new StoredBatch(
                        newId("msgbatch_"), key, path, count, Map.of(), null, course())))));
  }

  private static String head(Reader body, int length) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = body.read(); c >= 0; c = body.read()) {
      head.append((char) c);
      if (head.length() == length) {
        break;
      }
    }
    return head.toString();
  }

  /** The next object of the list; null at its end. */
  private static @Nullable String item(Reader body) throws IOException {
    StringBuilder item = new StringBuilder();
    int depth = 0;
    boolean text = false;
    for (int c = body.read(); c >= 0; c = body.read()) {
      if (depth == 0 && c == ']') {
        return null;
      }
      if (depth > 0 || c == '{') {
        item.append((char) c);
      }
      if (text) {
        if (c == '\\') {
          item.append((char) body.read());
        } else if (c == '"') {
          text = false;
        }
      } else if (c == '"') {
        text = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
        if (depth == 0) {
          return item.toString();
        }
      }
    }
    return null;
  }

  private void list(HttpExchange exchange, String key, Map<String, String> query)
      throws IOException {
    int limit = Integer.parseInt(query.getOrDefault("limit", "20"));
    if (limit < 1 || limit > 1000) {
      throw refusal(400, "invalid_request_error", "limit: out of range");
    }
    List<StoredBatch> all = batches(key);
    List<StoredBatch> page = page(all, StoredBatch::id, query.get("after_id"), limit);
    boolean more = !page.isEmpty() && page.get(page.size() - 1) != all.get(all.size() - 1);
    tell(
        exchange,
        Told.json(
            "{\"data\":["
                + String.join(",", page.stream().map(this::json).toList())
                + "],\"first_id\":"
                + (page.isEmpty() ? "null" : "\"" + page.get(0).id() + "\"")
                + ",\"last_id\":"
                + (page.isEmpty() ? "null" : "\"" + page.get(page.size() - 1).id() + "\"")
                + ",\"has_more\":"
                + more
                + "}"));
  }

  private String json(StoredBatch batch) {
    boolean ended = batch.isEnded();
    int succeeded = 0;
    int errored = 0;
    if (ended) {
      for (Map.Entry<Fate, Integer> count : batch.counts().entrySet()) {
        if (count.getKey() == Fate.REFUSED || count.getKey() == Fate.FAILED) {
          errored += count.getValue();
        } else {
          succeeded += count.getValue();
        }
      }
    }
    int unbegun = ended ? batch.count() - batch.begun() : 0;
    boolean cancelled = batch.cancelledAt() != null;
    Instant end = ended ? clock().now() : null;
    return "{\"id\":\""
        + batch.id()
        + "\",\"type\":\"message_batch\",\"processing_status\":\""
        + (ended ? "ended" : cancelled ? "canceling" : "in_progress")
        + "\",\"request_counts\":{\"processing\":"
        + (ended ? 0 : batch.count())
        + ",\"succeeded\":"
        + succeeded
        + ",\"errored\":"
        + errored
        + ",\"canceled\":"
        + (cancelled ? unbegun : 0)
        + ",\"expired\":"
        + (cancelled ? 0 : unbegun)
        + "},\"ended_at\":"
        + (end == null ? "null" : "\"" + end + "\"")
        + ",\"created_at\":\""
        + batch.createdAt()
        + "\",\"expires_at\":\""
        + batch.createdAt().plus(WINDOW)
        + "\",\"archived_at\":null,\"cancel_initiated_at\":"
        + (cancelled ? "\"" + batch.cancelledAt() + "\"" : "null")
        + ",\"results_url\":"
        + (ended ? "\"" + root() + "/v1/messages/batches/" + batch.id() + "/results\"" : "null")
        + "}";
  }

  private void results(HttpExchange exchange, StoredBatch batch) throws IOException {
    if (!batch.isEnded()) {
      throw refusal(404, "not_found_error", "The results are not there yet");
    }
    stream(exchange, out -> batch.shuffled(row -> rows(batch, row).forEach(out)));
  }

  private List<String> rows(StoredBatch batch, StoredBatch.Row row) {
    Fate fate = row.fate();
    if (fate == null) {
      return List.of(
          row(
              row.customId(),
              "{\"type\":\"" + (batch.cancelledAt() == null ? "expired" : "canceled") + "\"}"));
    }
    String answer = succeeded(message(row.line()));
    String good = row(row.customId(), answer);
    return switch (fate) {
      case ANSWERED -> List.of(good);
      case MISSING -> List.of();
      case DOUBLED -> List.of(good, good);
      case STRANGER -> List.of(row("stranger-" + row.index(), answer));
      case CUT -> List.of(good.substring(0, good.length() - 20));
      case MALFORMED -> List.of(row(row.customId(), succeeded("{\"type\":\"message\"}")));
      case REFUSED ->
          List.of(row(row.customId(), errored("invalid_request_error", "max_tokens: too many")));
      case FAILED -> List.of(row(row.customId(), errored("api_error", "Internal server error")));
    };
  }

  private static String row(String customId, String result) {
    return "{\"custom_id\":\"" + customId + "\",\"result\":" + result + "}";
  }

  private static String succeeded(String message) {
    return "{\"type\":\"succeeded\",\"message\":" + message + "}";
  }

  private String errored(String type, String message) {
    return "{\"type\":\"errored\",\"error\":" + error(400, type, message) + "}";
  }

  /** Says what the last message said. */
  private static String message(String line) {
    String content = "\"\"";
    for (Matcher said = CONTENT.matcher(line); said.find(); ) {
      content = said.group(1);
    }
    return "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":"
        + "\"text\",\"text\":"
        + content
        + "}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":9,\"output_tokens\":12}}";
  }
}
