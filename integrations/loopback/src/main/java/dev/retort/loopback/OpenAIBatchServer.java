package dev.retort.loopback;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files and batches as OpenAI's reference tells of them, under {@code /v1}. */
public final class OpenAIBatchServer extends BatchServer {
  private record StoredFile(
      String id, String key, String name, String purpose, Path path, long bytes, long createdAt) {
    String json() {
      return "{\"id\":\""
          + id
          + "\",\"object\":\"file\",\"bytes\":"
          + bytes
          + ",\"created_at\":"
          + createdAt
          + ",\"filename\":\""
          + name
          + "\",\"purpose\":\""
          + purpose
          + "\",\"status\":\"processed\"}";
    }
  }

  private static final Pattern METADATA =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern CONTENT =
      Pattern.compile("\"content\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\")");
  private static final Pattern N = Pattern.compile("\"n\"\\s*:\\s*([0-9]+)");

  private final Map<String, StoredFile> files = new LinkedHashMap<>();

  /** Serves, with the vendor's limits. */
  public OpenAIBatchServer() {
    super(50_000, 200_000_000);
  }

  /** Names of the files that are kept, of whatever key, the results left out. */
  public synchronized List<String> uploads() {
    return files.values().stream()
        .filter(file -> file.purpose().equals("batch"))
        .map(StoredFile::name)
        .toList();
  }

  @Override
  String error(int status, String type, String message) {
    return "{\"error\":{\"message\":\""
        + message
        + "\",\"type\":\""
        + (status == 401 ? "invalid_request_error" : type)
        + "\",\"param\":null,\"code\":"
        + (status == 401 ? "\"invalid_api_key\"" : "null")
        + "}}";
  }

  @Override
  @Nullable String key(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header == null || !header.startsWith("Bearer ") ? null : header.substring(7);
  }

  @Override
  void answer(HttpExchange exchange, Asked what, Map<String, String> query) throws IOException {
    String[] path = what.path().split("/", -1);
    String route =
        what.method() + " " + what.path().replaceFirst("(/v1/(?:files|batches)/)[^/]+", "$1ID");
    switch (route) {
      case "POST /v1/files" -> upload(exchange, what.key());
      case "GET /v1/files" -> listFiles(exchange, what.key(), query);
      case "GET /v1/files/ID" -> tell(exchange, Told.json(file(path[3], what.key()).json()));
      case "DELETE /v1/files/ID" -> delete(exchange, file(path[3], what.key()));
      case "GET /v1/files/ID/content" -> content(exchange, path[3], what.key());
      case "POST /v1/batches" -> create(exchange, what.key());
      case "GET /v1/batches" -> listBatches(exchange, what.key(), query);
      case "GET /v1/batches/ID" -> tell(exchange, Told.json(json(batch(path[3], what.key()))));
      case "POST /v1/batches/ID/cancel" -> cancel(exchange, batch(path[3], what.key()));
      default -> throw refusal(404, "invalid_request_error", "Unknown request URL");
    }
  }

  // --- Files -----------------------------------------------------------------------------------

  private void upload(HttpExchange exchange, String key) throws IOException {
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (!type.startsWith("multipart/form-data; boundary=")) {
      throw refusal(400, "invalid_request_error", "Missing required parameter: 'file'.");
    }
    String boundary = type.substring(type.indexOf('=') + 1);
    String name = "";
    String purpose = "";
    Path path = newFile();
    try (InputStream in = new BufferedInputStream(exchange.getRequestBody(), 1 << 16)) {
      until(in, "--" + boundary, OutputStream.nullOutputStream());
      while (!until(in, "\r\n", OutputStream.nullOutputStream()).equals("--")) {
        String head = until(in, "\r\n\r\n", OutputStream.nullOutputStream());
        Matcher file = Pattern.compile("name=\"file\"; filename=\"([^\"]*)\"").matcher(head);
        if (file.find()) {
          name = file.group(1);
          try (OutputStream out = Files.newOutputStream(path)) {
            until(in, "\r\n--" + boundary, new java.io.BufferedOutputStream(out, 1 << 16));
          }
        } else {
          String value = until(in, "\r\n--" + boundary, OutputStream.nullOutputStream());
          purpose = head.contains("name=\"purpose\"") ? value : purpose;
        }
      }
    }
    if (!purpose.equals("batch") || name.isEmpty()) {
      throw refusal(400, "invalid_request_error", "Missing required parameter: 'purpose'.");
    }
    if (Files.size(path) > maxBytes()) {
      throw refusal(413, "invalid_request_error", "The file is larger than the limit.");
    }
    tell(exchange, Told.json(keep(key, name, purpose, path).json()));
  }

  /** Copies up to a delimiter, and gives the text too if it is short. */
  private static String until(InputStream in, String delimiter, OutputStream out)
      throws IOException {
    byte[] end = delimiter.getBytes(StandardCharsets.ISO_8859_1);
    StringBuilder text = new StringBuilder();
    int matched = 0;
    for (int b = in.read(); ; b = in.read()) {
      if (b < 0) {
        throw new IOException("the body ends too early");
      }
      if (b == end[matched]) {
        matched++;
        if (matched == end.length) {
          out.flush();
          return text.toString();
        }
        continue;
      }
      // No delimiter of ours begins twice in itself but for the line feed before it.
      for (int i = 0; i < matched; i++) {
        take(end[i], text, out);
      }
      matched = 0;
      if (b == end[0]) {
        matched = 1;
      } else {
        take(b, text, out);
      }
    }
  }

  private static void take(int b, StringBuilder text, OutputStream out) throws IOException {
    out.write(b);
    if (text.length() < 1000) {
      text.append((char) (b & 0xFF));
    }
  }

  private synchronized StoredFile keep(String key, String name, String purpose, Path path)
      throws IOException {
    StoredFile file =
        new StoredFile(
            newId("file-"),
            key,
            name,
            purpose,
            path,
            Files.size(path),
            clock().now().getEpochSecond());
    files.put(file.id(), file);
    return file;
  }

  private synchronized StoredFile file(String id, String key) {
    StoredFile file = files.get(id);
    if (file == null || !file.key().equals(key)) {
      throw refusal(404, "invalid_request_error", "No such File object: " + id);
    }
    return file;
  }

  private void listFiles(HttpExchange exchange, String key, Map<String, String> query)
      throws IOException {
    List<StoredFile> own;
    synchronized (this) {
      own = new ArrayList<>(files.values());
    }
    own.removeIf(
        file ->
            !file.key().equals(key)
                || !file.purpose().equals(query.getOrDefault("purpose", file.purpose())));
    java.util.Collections.reverse(own);
    list(exchange, own, StoredFile::id, StoredFile::json, query, 10_000, 10_000);
  }

  private <T> void list(
      HttpExchange exchange,
      List<T> all,
      java.util.function.Function<T, String> id,
      java.util.function.Function<T, String> json,
      Map<String, String> query,
      int usual,
      int most)
      throws IOException {
    int limit = Integer.parseInt(query.getOrDefault("limit", Integer.toString(usual)));
    if (limit < 1 || limit > most) {
      throw refusal(400, "invalid_request_error", "Invalid 'limit'");
    }
    List<T> page = page(all, id, query.get("after"), limit);
    boolean more =
        !page.isEmpty()
            && !id.apply(page.get(page.size() - 1)).equals(id.apply(all.get(all.size() - 1)));
    tell(
        exchange,
        Told.json(
            "{\"object\":\"list\",\"data\":["
                + String.join(",", page.stream().map(json).toList())
                + "],\"first_id\":"
                + (page.isEmpty() ? "null" : "\"" + id.apply(page.get(0)) + "\"")
                + ",\"last_id\":"
                + (page.isEmpty() ? "null" : "\"" + id.apply(page.get(page.size() - 1)) + "\"")
                + ",\"has_more\":"
                + more
                + "}"));
  }

  private void delete(HttpExchange exchange, StoredFile file) throws IOException {
    synchronized (this) {
      files.remove(file.id());
    }
    tell(
        exchange, Told.json("{\"id\":\"" + file.id() + "\",\"object\":\"file\",\"deleted\":true}"));
  }

  private void content(HttpExchange exchange, String id, String key) throws IOException {
    Matcher results = Pattern.compile("file-(output|error)-(batch_[0-9]+)").matcher(id);
    if (!results.matches()) {
      StoredFile file = file(id, key);
      exchange.sendResponseHeaders(200, file.bytes());
      Files.copy(file.path(), exchange.getResponseBody());
      return;
    }
    boolean good = results.group(1).equals("output");
    StoredBatch batch = batch(results.group(2), key);
    stream(
        exchange,
        out ->
            batch.shuffled(
                row -> {
                  if (isAnswer(row) == good) {
                    rows(batch, row).forEach(out);
                  }
                }));
  }

  // --- Batches ---------------------------------------------------------------------------------

  private void create(HttpExchange exchange, String key) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String input = field(body, "input_file_id");
    if (!"/v1/chat/completions".equals(field(body, "endpoint"))
        || !"24h".equals(field(body, "completion_window"))
        || input == null) {
      throw refusal(400, "invalid_request_error", "Invalid value");
    }
    StoredFile file = file(input, key);
    Map<String, String> metadata = new HashMap<>();
    int start = body.indexOf("\"metadata\"");
    if (start >= 0) {
      int open = body.indexOf('{', start);
      Matcher pairs = METADATA.matcher(body.substring(open, body.indexOf('}', open)));
      while (pairs.find()) {
        metadata.put(pairs.group(1), pairs.group(2));
      }
    }
    List<StoredBatch.Problem> problems = new ArrayList<>();
    int count = check(file, problems);
    if (problems.isEmpty() && !hasRoom(key, count)) {
      problems.add(
          new StoredBatch.Problem(
              "token_limit_exceeded",
              "Enqueued token limit reached for m in organization org-1. Limit: 90,000 enqueued"
                  + " tokens. Please try again once some in_progress batches have been completed.",
              null));
    }
    metadata.put("\u0000input", input);
    StoredBatch batch =
        add(
            new StoredBatch(
                newId("batch_"),
                key,
                file.path(),
                count,
                metadata,
                problems.isEmpty() ? null : problems.get(0),
                course()));
    tell(exchange, Told.json(json(batch)));
  }

  private int check(StoredFile file, List<StoredBatch.Problem> problems) throws IOException {
    Set<String> ids = new HashSet<>();
    int count = 0;
    try (BufferedReader reader = Files.newBufferedReader(file.path())) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        count++;
        if (!line.startsWith("{") || !line.endsWith("}")) {
          problems.add(
              new StoredBatch.Problem(
                  "invalid_json_line", "This line is not parseable as valid JSON.", count));
        } else if (!ids.add(StoredBatch.customId(line))) {
          problems.add(
              new StoredBatch.Problem(
                  "duplicate_custom_id", "The custom_id for this request is a duplicate.", count));
        } else if (!line.contains("\"url\":\"/v1/chat/completions\"")
            || !line.contains("\"method\":\"POST\"")) {
          problems.add(new StoredBatch.Problem("mismatched_url", "The URL does not match.", count));
        }
      }
    }
    if (count > maxRequests()) {
      problems.add(
          0,
          new StoredBatch.Problem(
              "too_many_requests", "The batch has more requests than the limit.", null));
    }
    return count;
  }

  private void listBatches(HttpExchange exchange, String key, Map<String, String> query)
      throws IOException {
    list(exchange, batches(key), StoredBatch::id, this::json, query, 20, 100);
  }

  private void cancel(HttpExchange exchange, StoredBatch batch) throws IOException {
    if (batch.isEnded()) {
      throw refusal(
          409,
          "invalid_request_error",
          "Cannot cancel a batch with status '" + status(batch) + "'.");
    }
    batch.cancel();
    tell(exchange, Told.json(json(batch)));
  }

  private static String status(StoredBatch batch) {
    if (batch.problem() != null && batch.isChecked()) {
      return "failed";
    } else if (batch.isCancelled()) {
      return "cancelled";
    } else if (batch.cancelledAt() != null) {
      return "cancelling";
    } else if (batch.isExpired()) {
      return "expired";
    } else if (batch.isEnded()) {
      return "completed";
    }
    return batch.isChecked() ? "in_progress" : "validating";
  }

  private String json(StoredBatch batch) {
    String status = status(batch);
    boolean results = batch.isEnded() && batch.problem() == null;
    StoredBatch.Problem problem = status.equals("failed") ? batch.problem() : null;
    int begun = batch.begun();
    int failed = 0;
    for (Map.Entry<Fate, Integer> count : batch.counts().entrySet()) {
      failed += isGood(count.getKey()) ? 0 : count.getValue();
    }
    String errors =
        problem == null
            ? "null"
            : "{\"object\":\"list\",\"data\":[{\"code\":\""
                + problem.code()
                + "\",\"line\":"
                + problem.line()
                + ",\"message\":\""
                + problem.message()
                + "\",\"param\":null}]}";
    StringBuilder metadata = new StringBuilder();
    batch
        .metadata()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("\u0000")) {
                metadata
                    .append(metadata.isEmpty() ? "" : ",")
                    .append("\"" + name + "\":\"" + value + "\"");
              }
            });
    boolean unbegun = begun < batch.count();
    return "{\"id\":\""
        + batch.id()
        + "\",\"object\":\"batch\",\"endpoint\":\"/v1/chat/completions\",\"errors\":"
        + errors
        + ",\"input_file_id\":\""
        + batch.metadata().get("\u0000input")
        + "\",\"completion_window\":\"24h\",\"status\":\""
        + status
        + "\",\"output_file_id\":"
        + (results && begun > failed ? "\"file-output-" + batch.id() + "\"" : "null")
        + ",\"error_file_id\":"
        + (results && (failed > 0 || unbegun) ? "\"file-error-" + batch.id() + "\"" : "null")
        + ",\"created_at\":"
        + batch.createdAt().getEpochSecond()
        + ",\"expires_at\":"
        + batch.createdAt().plus(WINDOW).getEpochSecond()
        + ",\"request_counts\":{\"total\":"
        + (batch.isChecked() && problem == null ? batch.count() : 0)
        + ",\"completed\":"
        + (begun - failed)
        + ",\"failed\":"
        + failed
        + "},\"metadata\":"
        + (metadata.isEmpty() ? "null" : "{" + metadata + "}")
        + "}";
  }

  private static boolean isGood(Fate fate) {
    return fate != Fate.REFUSED && fate != Fate.FAILED;
  }

  private static boolean isAnswer(StoredBatch.Row row) {
    return row.fate() != null && isGood(row.fate());
  }

  private static List<String> rows(StoredBatch batch, StoredBatch.Row row) {
    Fate fate = row.fate();
    if (fate == null) {
      String code = batch.isExpired() ? "batch_expired" : "batch_cancelled";
      return List.of(
          "{\"id\":\"batch_req_"
              + row.index()
              + "\",\"custom_id\":\""
              + row.customId()
              + "\",\"response\":null,\"error\":{\"code\":\""
              + code
              + "\",\"message\":\"This request could not be executed before the batch ended.\"}}");
    }
    String good = row(row, row.customId(), 200, completion(row.line()));
    return switch (fate) {
      case ANSWERED -> List.of(good);
      case MISSING -> List.of();
      case DOUBLED -> List.of(good, good);
      case STRANGER -> List.of(row(row, "stranger-" + row.index(), 200, completion(row.line())));
      case CUT -> List.of(good.substring(0, good.length() - 20));
      case MALFORMED -> List.of(row(row, row.customId(), 200, "{\"object\":\"chat.completion\"}"));
      case REFUSED ->
          List.of(
              row(
                  row,
                  row.customId(),
                  400,
                  "{\"error\":{\"message\":\"Invalid value for 'messages'.\","
                      + "\"type\":\"invalid_request_error\",\"param\":\"messages\",\"code\":null}}"));
      case FAILED ->
          List.of(
              row(
                  row,
                  row.customId(),
                  500,
                  "{\"error\":{\"message\":\"The server had an error.\",\"type\":\"server_error\","
                      + "\"param\":null,\"code\":null}}"));
    };
  }

  private static String row(StoredBatch.Row row, String customId, int status, String body) {
    return "{\"id\":\"batch_req_"
        + row.index()
        + "\",\"custom_id\":\""
        + customId
        + "\",\"response\":{\"status_code\":"
        + status
        + ",\"request_id\":\"req_"
        + row.index()
        + "\",\"body\":"
        + body
        + "},\"error\":null}";
  }

  /** Says what the last message said, as often as was asked for. */
  private static String completion(String line) {
    String content = "\"\"";
    for (Matcher said = CONTENT.matcher(line); said.find(); ) {
      content = said.group(1);
    }
    Matcher n = N.matcher(line);
    int wanted = n.find() ? Integer.parseInt(n.group(1)) : 1;
    StringBuilder choices = new StringBuilder();
    for (int i = 0; i < wanted; i++) {
      choices
          .append(i == 0 ? "" : ",")
          .append("{\"index\":" + i + ",\"message\":{\"role\":\"assistant\",\"content\":")
          .append(content)
          .append("},\"finish_reason\":\"stop\"}");
    }
    return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"choices\":["
        + choices
        + "],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":12,\"total_tokens\":21}}";
  }

  private static @Nullable String field(String body, String name) {
    Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(body);
    return found.find() ? found.group(1) : null;
  }
}
