package dev.retort.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the batch servers of all providers have in common: keys, a clock that tests move, faults on
 * the way, and batches that are kept in files and progress with the clock.
 */
public abstract class BatchServer implements AutoCloseable {
  /** How long a provider works at a batch at most. */
  static final Duration WINDOW = Duration.ofHours(24);

  /** A request that arrived: what it asks and with which key. */
  public record Asked(String method, String path, String key) {}

  /** An answer. */
  record Told(int status, String body, Map<String, String> headers) {
    static Told json(String body) {
      return new Told(200, body, Map.of());
    }
  }

  /** Ends a request early. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Told told;

    Refusal(Told told) {
      this.told = told;
    }
  }

  /** What is done to a request in its turn. */
  private record Fault(
      Predicate<Asked> which, @Nullable Told instead, boolean handled, Runnable then) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path folder;
  private final MovableClock clock = new MovableClock(Instant.now());
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Map<String, StoredBatch> batches = new HashMap<>();
  private BiFunction<Integer, String, Fate> fates = (index, id) -> Fate.ANSWERED;
  private Duration work = Duration.ofHours(1);
  private int maxRequests;
  private long maxBytes;
  private int queue = Integer.MAX_VALUE;
  private int ids;

  BatchServer(int maxRequests, long maxBytes) {
    this.maxRequests = maxRequests;
    this.maxBytes = maxBytes;
    try {
      folder = Files.createTempDirectory("batch-server");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** The address without a path. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Its time. */
  public MovableClock clock() {
    return clock;
  }

  /** What arrived so far. */
  public List<Asked> asked() {
    return asked;
  }

  /** How many batches were ever created, with whatever key. */
  public synchronized int created() {
    return batches.size();
  }

  /** How many of them were not refused as a whole. */
  public synchronized int accepted() {
    return (int) batches.values().stream().filter(batch -> batch.problem() == null).count();
  }

  /** The requests of all batches that were ever created, each as it was sent, in their order. */
  public synchronized List<String> requests() {
    List<String> lines = new ArrayList<>();
    batches.values().stream()
        .sorted(Comparator.comparingInt(StoredBatch::number))
        .forEach(batch -> lines.addAll(batch.requests()));
    return lines;
  }

  /** Decides by index and custom id what becomes of the requests of all batches. */
  public synchronized void fates(BiFunction<Integer, String, Fate> decide) {
    fates = decide;
  }

  /** How long a batch takes from now on; what is not begun within 24 hours expires. */
  public synchronized void takes(Duration duration) {
    work = duration;
  }

  /** Lowers what a batch may hold. */
  public synchronized void limits(int requests, long bytes) {
    maxRequests = requests;
    maxBytes = bytes;
  }

  /** Lowers how many requests may be under way in all batches of a key. */
  public synchronized void queue(int requests) {
    queue = requests;
  }

  /** Whether that many more requests may be under way. */
  final synchronized boolean hasRoom(String key, int requests) {
    return requests
            + batches(key).stream()
                .filter(batch -> !batch.isEnded() && batch.problem() == null)
                .mapToInt(StoredBatch::count)
                .sum()
        <= queue;
  }

  /** Answers the next such request with a status, and does nothing else about it. */
  public synchronized void refuseNext(
      Predicate<Asked> which, int status, String type, Map<String, String> headers) {
    faults.add(
        new Fault(
            which,
            new Told(status, error(status, type, "told to refuse"), headers),
            false,
            () -> {}));
  }

  /**
   * Does something at a request from now on, and hangs up on it.
   *
   * @param number which, from 0
   * @param done when to do so: true = after the server has done what is asked, false = before
   * @param action such as to kill who asks
   */
  public synchronized void interfere(int number, boolean done, Runnable action) {
    interfere(asked -> true, number, done, action);
  }

  /**
   * The same at one of such requests.
   *
   * @param which those that count
   */
  public synchronized void interfere(
      Predicate<Asked> which, int number, boolean done, Runnable action) {
    AtomicInteger left = new AtomicInteger(number);
    faults.add(
        new Fault(asked -> which.test(asked) && left.getAndDecrement() == 0, null, done, action));
  }

  /** Hangs up on the next such request, before or after it is done. */
  public synchronized void loseNext(Predicate<Asked> which, boolean done) {
    faults.add(new Fault(which, null, done, () -> {}));
  }

  /** The body of an error. */
  abstract String error(int status, String type, String message);

  /** The key of a request; null for none. */
  abstract @Nullable String key(HttpExchange exchange);

  /** Does what a request asks. */
  abstract void answer(HttpExchange exchange, Asked what, Map<String, String> query)
      throws IOException;

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = key(exchange);
      URI uri = exchange.getRequestURI();
      Asked what = new Asked(exchange.getRequestMethod(), uri.getPath(), key == null ? "" : key);
      asked.add(what);
      Fault fault = fault(what);
      if (fault != null && fault.instead() != null) {
        drain(exchange);
        tell(exchange, fault.instead());
        return;
      }
      if (fault != null && !fault.handled()) {
        fault.then().run();
        return;
      }
      try {
        if (key == null || !key.startsWith("sk-")) {
          throw refusal(401, "authentication_error", "invalid key");
        }
        answer(fault == null ? exchange : new Deaf(exchange), what, query(uri.getRawQuery()));
      } catch (Refusal e) {
        drain(exchange);
        if (fault == null) {
          tell(exchange, e.told);
        }
      }
      if (fault != null) {
        fault.then().run();
      }
    }
  }

  private synchronized @Nullable Fault fault(Asked what) {
    Fault next = faults.peek();
    return next != null && next.which().test(what) ? faults.remove() : null;
  }

  private static void drain(HttpExchange exchange) {
    try {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // It was read and closed.
    }
  }

  static void tell(HttpExchange exchange, Told told) throws IOException {
    told.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  final Refusal refusal(int status, String type, String message) {
    return new Refusal(new Told(status, error(status, type, message), Map.of()));
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      query.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  // --- Batches ---------------------------------------------------------------------------------

  final synchronized String newId(String prefix) {
    ids++;
    return prefix + ids;
  }

  final Path newFile() throws IOException {
    return Files.createTempFile(folder, "kept", ".jsonl");
  }

  final synchronized StoredBatch add(StoredBatch batch) {
    batches.put(batch.id(), batch);
    return batch;
  }

  final synchronized StoredBatch batch(String id, String key) {
    StoredBatch batch = batches.get(id);
    if (batch == null || !batch.key().equals(key)) {
      throw refusal(404, "not_found_error", "No batch found with id '" + id + "'.");
    }
    return batch;
  }

  /** All batches of a key, the newest first. */
  final synchronized List<StoredBatch> batches(String key) {
    List<StoredBatch> own = new ArrayList<>();
    for (StoredBatch batch : batches.values()) {
      if (batch.key().equals(key)) {
        own.add(batch);
      }
    }
    own.sort(Comparator.comparingInt(StoredBatch::number).reversed());
    return own;
  }

  final synchronized StoredBatch.Course course() {
    return new StoredBatch.Course(clock, work, fates);
  }

  final synchronized int maxRequests() {
    return maxRequests;
  }

  final synchronized long maxBytes() {
    return maxBytes;
  }

  /** One page of a list: what follows an id, at most so many. */
  static <T> List<T> page(
      List<T> all, java.util.function.Function<T, String> id, @Nullable String after, int limit) {
    int from = 0;
    if (after != null) {
      while (from < all.size() && !id.apply(all.get(from)).equals(after)) {
        from++;
      }
      from++;
    }
    return from >= all.size() ? List.of() : all.subList(from, Math.min(all.size(), from + limit));
  }

  /** Sends lines as they are made. */
  static void stream(HttpExchange exchange, Consumer<Consumer<String>> lines) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
      lines.accept(
          line -> {
            try {
              out.write(line.getBytes(StandardCharsets.UTF_8));
              out.write('\n');
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  static BufferedWriter writer(Path file) throws IOException {
    return Files.newBufferedWriter(file);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An exchange whose answer nobody hears. */
  private static final class Deaf extends HttpExchange {
    private final HttpExchange exchange;

    Deaf(HttpExchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public com.sun.net.httpserver.Headers getRequestHeaders() {
      return exchange.getRequestHeaders();
    }

    @Override
    public com.sun.net.httpserver.Headers getResponseHeaders() {
      return new com.sun.net.httpserver.Headers();
    }

    @Override
    public URI getRequestURI() {
      return exchange.getRequestURI();
    }

    @Override
    public String getRequestMethod() {
      return exchange.getRequestMethod();
    }

    @Override
    public com.sun.net.httpserver.HttpContext getHttpContext() {
      return exchange.getHttpContext();
    }

    @Override
    public void close() {}

    @Override
    public InputStream getRequestBody() {
      return exchange.getRequestBody();
    }

    @Override
    public OutputStream getResponseBody() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public void sendResponseHeaders(int status, long length) {}

    @Override
    public InetSocketAddress getRemoteAddress() {
      return exchange.getRemoteAddress();
    }

    @Override
    public int getResponseCode() {
      return 200;
    }

    @Override
    public InetSocketAddress getLocalAddress() {
      return exchange.getLocalAddress();
    }

    @Override
    public String getProtocol() {
      return exchange.getProtocol();
    }

    @Override
    public @Nullable Object getAttribute(String name) {
      return exchange.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, Object value) {}

    @Override
    public void setStreams(InputStream in, OutputStream out) {}

    @Override
    public com.sun.net.httpserver.@Nullable HttpPrincipal getPrincipal() {
      return null;
    }
  }
}
