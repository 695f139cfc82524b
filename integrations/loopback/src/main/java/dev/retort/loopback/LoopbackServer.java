package dev.retort.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server on the loopback address that keeps what it was sent and answers as it is told. */
public final class LoopbackServer implements AutoCloseable {
  /** What was sent. */
  public record Seen(String method, String path, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> String.join(", ", header.getValue()))
          .findFirst()
          .orElse("");
    }
  }

  /** What is answered. */
  public record Told(int status, String body, Charset charset, Map<String, String> headers) {
    public static Told json(String body) {
      return status(200, body);
    }

    public static Told status(int status, String body) {
      return new Told(
          status, body, StandardCharsets.UTF_8, Map.of("Content-Type", "application/json"));
    }

    public Told with(String header, String value) {
      Map<String, String> all = new java.util.HashMap<>(headers);
      all.put(header, value);
      return new Told(status, body, charset, all);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile Function<Seen, Told> answers = seen -> Told.json("{}");

  public LoopbackServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public LoopbackServer answering(Told answer) {
    answers = seen -> answer;
    return this;
  }

  /** Answers each request as a function says. */
  public LoopbackServer answering(Function<Seen, Told> answer) {
    answers = answer;
    return this;
  }

  /** The address with a path, as many APIs have one. */
  public URI baseUrl() {
    return root().resolve("/v1");
  }

  public URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Seen> seen() {
    return seen;
  }

  public void forget() {
    seen.clear();
  }

  public Seen only() {
    if (seen.size() != 1) {
      throw new AssertionError("wanted one request, saw " + seen);
    }
    return seen.get(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Seen request =
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              body);
      seen.add(request);
      Told answer = answers.apply(request);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(answer.charset());
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
