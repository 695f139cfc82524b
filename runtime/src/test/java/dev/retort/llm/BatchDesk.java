package dev.retort.llm;

import dev.retort.batch.Batch;
import dev.retort.batch.BatchCounts;
import dev.retort.batch.BatchPage;
import dev.retort.batch.BatchProblem;
import dev.retort.batch.BatchRequests;
import dev.retort.batch.BatchState;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A provider of batches in a folder, so that processes may come and go. What is done with a request
 * stands before the colon of its prompt:
 *
 * <ul>
 *   <li>{@code fail}: refused; {@code lose}: no row; {@code torn}: a row that cannot be read
 *   <li>{@code twice}: two different rows; {@code same}: two equal ones; {@code strange}: a row
 *       that answers no request, too; {@code usurp}: one that answers request 3, too
 *   <li>{@code expire}: not begun by the first batch, which expires, and a row that says so; {@code
 *       late}: the same without a row; {@code never}: not begun by any batch
 *   <li>{@code refuse}: the whole batch fails its validation
 * </ul>
 */
final class BatchDesk {
  private final Path folder;

  /** Whether it keeps metadata and takes files first, or neither. */
  boolean modern = true;

  /** How many looks until a batch has ended. */
  int looks = 1;

  int maxRequests = 1000;
  long maxBytes = 1_000_000;

  /** Requests that may be under way at once; a batch beyond that is refused at its first look. */
  int queue = Integer.MAX_VALUE;

  /** How far its clock is behind this machine's. */
  Duration behind = Duration.ZERO;

  /** Batches a page of the list. */
  int pageSize = 2;

  /** Told of every step, before and after it; may throw, or end the process. */
  Consumer<String> hook = step -> {};

  BatchDesk(Path folder) {
    this.folder = folder;
    Properties settings = read(folder.resolve("desk.properties"));
    modern = Boolean.parseBoolean(settings.getProperty("modern", "true"));
    looks = Integer.parseInt(settings.getProperty("looks", "1"));
    maxRequests = Integer.parseInt(settings.getProperty("requests", "1000"));
    queue = Integer.parseInt(settings.getProperty("queue", Integer.toString(Integer.MAX_VALUE)));
    String halt = settings.getProperty("halt");
    if (halt != null) {
      int[] left = {Integer.parseInt(halt)};
      hook =
          step -> {
            if (--left[0] == 0) {
              Runtime.getRuntime().halt(137);
            }
          };
    }
  }

  /** Settings for a desk that another process opens. */
  static void set(Path folder, Map<String, String> settings) throws IOException {
    Files.createDirectories(folder);
    Properties all = new Properties();
    all.putAll(settings);
    write(folder.resolve("desk.properties"), all);
  }

  private void step(String what) throws IOException {
    try {
      hook.accept(what);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  Batch submit(BatchRequests requests) throws IOException {
    if (modern) {
      String upload = requests.upload();
      if (upload == null && requests.wasTried() && Files.exists(upload(requests.name()))) {
        upload = requests.name();
      }
      if (upload == null) {
        step("upload");
        Path file = upload(requests.name());
        Files.createDirectories(file.getParent());
        Files.copy(requests.file(), file, StandardCopyOption.REPLACE_EXISTING);
        step("uploaded");
        upload = requests.name();
      }
      requests.uploaded(upload);
    }
    step("create");
    String id = "batch_" + batches().size();
    Files.createDirectories(folder.resolve("batches"));
    Path made = Files.createTempDirectory(folder, "new");
    Files.copy(modern ? upload(requests.name()) : requests.file(), made.resolve("requests"));
    Properties facts = new Properties();
    facts.setProperty("created", Instant.now().minus(behind).toString());
    facts.setProperty("looks", "0");
    facts.setProperty("count", Integer.toString(requests.count()));
    facts.setProperty("state", "IN_PROGRESS");
    facts.setProperty("full", Boolean.toString(underWay() + requests.count() > queue));
    if (modern) {
      facts.setProperty("upload", requests.name());
      requests.metadata().forEach((key, value) -> facts.setProperty("meta." + key, value));
    }
    write(made.resolve("facts"), facts);
    Files.move(made, folder.resolve("batches").resolve(id));
    step("created");
    return batch(id);
  }

  Batch status(String id) throws IOException {
    step("look");
    Properties facts = facts(id);
    int looked = Integer.parseInt(facts.getProperty("looks")) + 1;
    facts.setProperty("looks", Integer.toString(looked));
    if (facts.getProperty("full").equals("true")) {
      facts.setProperty("state", "QUEUE_FULL");
    } else if (looked >= looks && !BatchState.valueOf(facts.getProperty("state")).isEnded()) {
      facts.setProperty("state", end(id).name());
    }
    write(place(id).resolve("facts"), facts);
    return batch(id);
  }

  private int underWay() throws IOException {
    int requests = 0;
    for (String id : batches()) {
      Properties facts = facts(id);
      boolean counts =
          facts.getProperty("full").equals("false")
              && !BatchState.valueOf(facts.getProperty("state")).isEnded();
      requests += counts ? Integer.parseInt(facts.getProperty("count")) : 0;
    }
    return requests;
  }

  private BatchState end(String id) throws IOException {
    try (Stream<String> lines = Files.lines(place(id).resolve("requests"))) {
      return lines
          .map(
              line ->
                  line.contains("\trefuse:")
                      ? BatchState.FAILED
                      : line.contains("\tnever:") || (isFirst(line) && isLate(line))
                          ? BatchState.EXPIRED
                          : BatchState.COMPLETED)
          .filter(state -> state != BatchState.COMPLETED)
          .findFirst()
          .orElse(BatchState.COMPLETED);
    }
  }

  private static boolean isFirst(String line) {
    return line.contains("-0_");
  }

  private static boolean isLate(String line) {
    return line.contains("\texpire:") || line.contains("\tlate:");
  }

  void fetch(String id, OutputStream out) throws IOException {
    step("fetch");
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(place(id).resolve("requests"))) {
      rows(line.split("\t", -1), rows);
    }
    Collections.shuffle(rows, new Random(7));
    Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    for (int i = 0; i < rows.size(); i++) {
      if (i == rows.size() / 2) {
        lines.flush();
        step("half");
      }
      lines.write(rows.get(i) + "\n");
    }
    lines.flush();
    step("fetched");
  }

  private static void rows(String[] request, List<String> rows) {
    String id = request[0];
    String prompt = request[2];
    String answer = id + "\tanswer\t" + (prompt + "!|").repeat(Integer.parseInt(request[1]));
    switch (prompt.substring(0, Math.max(0, prompt.indexOf(':')))) {
      case "fail" -> rows.add(id + "\tfailed\t" + prompt);
      case "lose" -> {}
      case "torn" -> rows.add(id.substring(0, 9));
      case "twice" -> rows.addAll(List.of(answer, answer + "?|"));
      case "same" -> rows.addAll(List.of(answer, answer));
      case "usurp" ->
          rows.addAll(List.of(answer, id.replaceAll("-[0-9]+$", "-3") + "\tanswer\tnot yours|"));
      case "strange" -> rows.addAll(List.of(answer, "someone-else\tanswer\tx|"));
      case "never" -> rows.add(id + "\tunsent\ttime was up");
      case "expire" -> rows.add(isFirst(id) ? id + "\tunsent\ttime was up" : answer);
      case "late" -> rows.addAll(isFirst(id) ? List.of() : List.of(answer));
      default -> rows.add(answer);
    }
  }

  Batch cancel(String id) throws IOException {
    step("cancel");
    Properties facts = facts(id);
    facts.setProperty("state", "CANCELLED");
    write(place(id).resolve("facts"), facts);
    step("cancelled");
    return batch(id);
  }

  BatchPage list(@Nullable String next) throws IOException {
    step("list");
    List<String> all = batches();
    int from = next == null ? 0 : Integer.parseInt(next);
    List<Batch> page = new ArrayList<>();
    for (String id : all.subList(from, Math.min(all.size(), from + pageSize))) {
      page.add(batch(id));
    }
    int to = from + page.size();
    return new BatchPage(page, to == all.size() ? null : Integer.toString(to));
  }

  void removeUpload(String upload) throws IOException {
    step("remove");
    Files.deleteIfExists(upload(upload));
    step("removed");
  }

  /** All ids, the newest first. */
  List<String> batches() throws IOException {
    Path all = folder.resolve("batches");
    if (!Files.exists(all)) {
      return List.of();
    }
    try (Stream<Path> each = Files.list(all)) {
      return each.map(path -> path.getFileName().toString())
          .sorted(Comparator.comparing((String id) -> Integer.parseInt(id.substring(6))).reversed())
          .toList();
    }
  }

  /** Names of files that were uploaded and not removed. */
  List<String> uploads() throws IOException {
    Path all = folder.resolve("uploads");
    if (!Files.exists(all)) {
      return List.of();
    }
    try (Stream<Path> each = Files.list(all)) {
      return each.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** How many requests each batch has, the oldest first. */
  List<Integer> sizes() throws IOException {
    List<Integer> sizes = new ArrayList<>();
    for (String id : batches()) {
      sizes.add(0, Integer.parseInt(facts(id).getProperty("count")));
    }
    return sizes;
  }

  /** The requests of all batches that were not refused for the queue, in order of their prompts. */
  List<String> accepted() throws IOException {
    List<String> prompts = new ArrayList<>();
    for (String id : batches()) {
      if (facts(id).getProperty("full").equals("false")) {
        for (String line : Files.readAllLines(place(id).resolve("requests"))) {
          prompts.add(line.substring(line.lastIndexOf('\t') + 1));
        }
      }
    }
    Collections.sort(prompts);
    return prompts;
  }

  private Batch batch(String id) throws IOException {
    Properties facts = facts(id);
    Map<String, String> metadata = new java.util.HashMap<>();
    for (String key : facts.stringPropertyNames()) {
      if (key.startsWith("meta.")) {
        metadata.put(key.substring(5), facts.getProperty(key));
      }
    }
    BatchState state = BatchState.valueOf(facts.getProperty("state"));
    int count = Integer.parseInt(facts.getProperty("count"));
    return new Batch(
        id,
        state,
        new BatchCounts(
            count, state.isEnded() && state != BatchState.QUEUE_FULL ? count : 0, 0, 0, 0),
        Instant.parse(facts.getProperty("created")),
        metadata,
        facts.getProperty("upload"),
        state == BatchState.FAILED
            ? List.of(new BatchProblem(2, "invalid_body", "the body is none"))
            : state == BatchState.QUEUE_FULL
                ? List.of(new BatchProblem(null, "token_limit_exceeded", "2 may wait"))
                : List.of());
  }

  private Properties facts(String id) throws IOException {
    if (!Files.exists(place(id).resolve("facts"))) {
      throw new GenerationException(
          new Failure(Kind.BAD_REQUEST, "HTTP 404: there is no batch " + id, 1, 404, null), null);
    }
    return read(place(id).resolve("facts"));
  }

  private Path place(String id) {
    return folder.resolve("batches").resolve(id);
  }

  private Path upload(String name) {
    return folder.resolve("uploads").resolve(name);
  }

  private static Properties read(Path file) {
    Properties all = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        all.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static void write(Path file, Properties all) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try (Writer out = Files.newBufferedWriter(temporary)) {
      all.store(out, null);
    }
    Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
