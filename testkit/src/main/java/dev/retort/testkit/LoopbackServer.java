package dev.retort.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on the loopback address that keeps what it was sent and answers as it is told:
 * with an answer, or with whatever bytes a script sends. It speaks HTTP/1.1 over real sockets, and
 * keeps connections. Safe for use by many threads.
 */
public final class LoopbackServer implements AutoCloseable {
  /**
   * What was sent.
   *
   * @param method such as {@code POST}
   * @param path with the query
   * @param headers in order, by their names as they came
   * @param body as UTF-8
   */
  public record Seen(String method, String path, Map<String, List<String>> headers, String body) {
    /**
     * A header.
     *
     * @param name in letters of any case
     * @return its values, joined by commas; empty if it was not sent
     */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> String.join(", ", header.getValue()))
          .findFirst()
          .orElse("");
    }
  }

  /**
   * What is answered.
   *
   * @param status of HTTP
   * @param body any text
   * @param charset of its bytes
   * @param headers besides the length
   */
  public record Told(int status, String body, Charset charset, Map<String, String> headers) {
    /**
     * A good answer.
     *
     * @param body JSON
     * @return with status 200
     */
    public static Told json(String body) {
      return status(200, body);
    }

    /**
     * An answer of any status.
     *
     * @param status of HTTP
     * @param body JSON
     * @return the answer
     */
    public static Told status(int status, String body) {
      return new Told(
          status, body, StandardCharsets.UTF_8, Map.of("Content-Type", "application/json"));
    }

    /**
     * Sets a header.
     *
     * @param header its name
     * @param value what it says
     * @return a copy
     */
    public Told with(String header, String value) {
      Map<String, String> all = new LinkedHashMap<>(headers);
      all.put(header, value);
      return new Told(status, body, charset, all);
    }

    /**
     * Sets headers.
     *
     * @param lines {@code Name: value}, each ended by a line end; empty for none
     * @return a copy
     */
    public Told withHeaders(String lines) {
      Told all = this;
      for (String line : lines.split("\r\n", -1)) {
        String[] sides = line.split(":", 2);
        all = sides.length < 2 ? all : all.with(sides[0], sides[1].strip());
      }
      return all;
    }

    /**
     * What goes over the wire.
     *
     * @return status line, headers and body
     */
    public byte[] bytes() {
      byte[] content = body.getBytes(charset);
      StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Told\r\n");
      headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
      all.writeBytes(content);
      return all.toByteArray();
    }
  }

  /** What is done to one request. Afterwards the next one is waited for, unless it hung up. */
  public interface Act {
    /**
     * Does it.
     *
     * @param exchange the request and the way back
     * @throws IOException if the client has hung up
     * @throws InterruptedException if the server is closed
     */
    void run(Exchange exchange) throws IOException, InterruptedException;
  }

  /**
   * One request and the way back.
   *
   * @param seen the request
   * @param socket of the connection
   */
  public record Exchange(Seen seen, Socket socket) {
    /**
     * The body of the request.
     *
     * @return as UTF-8
     */
    public String body() {
      return seen.body();
    }

    /**
     * Sends bytes as they are.
     *
     * @param text in UTF-8
     * @throws IOException if the client has hung up
     */
    public void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends bytes as they are.
     *
     * @param bytes any
     * @throws IOException if the client has hung up
     */
    public void send(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    /**
     * Answers.
     *
     * @param told the answer
     * @throws IOException if the client has hung up
     */
    public void tell(Told told) throws IOException {
      send(told.bytes());
    }

    /**
     * Ends the connection in order.
     *
     * @throws IOException if that fails
     */
    public void hangUp() throws IOException {
      socket.close();
    }

    /**
     * Ends the connection as a crash does.
     *
     * @throws IOException if that fails
     */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  private final Charset charset;
  private final ServerSocket listener;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "loopback-server");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> hungUp = new CompletableFuture<>();
  private volatile Act act = exchange -> exchange.tell(Told.json("{}"));

  // The rest is guarded by this.
  private final Set<Socket> open = new HashSet<>();
  private final List<Act> script = new ArrayList<>();
  private boolean accepting = true;

  /** Serves; every request is answered with an empty object until something else is told. */
  public LoopbackServer() {
    this(StandardCharsets.UTF_8);
  }

  /** Takes the bodies of requests for a charset: with Latin-1, each byte is a letter of its own. */
  LoopbackServer(Charset charset) {
    this.charset = charset;
    try {
      listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /**
   * Sends the same bytes to every request, and then waits for the next.
   *
   * @param text in UTF-8
   * @return a server
   */
  public static LoopbackServer sending(String text) {
    return new LoopbackServer().acting(exchange -> exchange.send(text));
  }

  /**
   * Sends the same bytes to every request and closes the connection.
   *
   * @param text in UTF-8
   * @return a server
   */
  public static LoopbackServer sendingAndClosing(String text) {
    return new LoopbackServer()
        .acting(
            exchange -> {
              exchange.send(text);
              exchange.hangUp();
            });
  }

  /**
   * Answers every request alike from now on.
   *
   * @param answer what is answered
   * @return this
   */
  public LoopbackServer answering(Told answer) {
    return answering(request -> answer);
  }

  /**
   * Answers each request as a function says from now on.
   *
   * @param answer from a request to its answer; called by many threads
   * @return this
   */
  public LoopbackServer answering(Function<Seen, Told> answer) {
    return acting(exchange -> exchange.tell(answer.apply(exchange.seen())));
  }

  /**
   * Does something to each request from now on.
   *
   * @param act called by many threads
   * @return this
   */
  public LoopbackServer acting(Act act) {
    this.act = act;
    return this;
  }

  /**
   * Does something else to the requests that come next, one act a request, before it goes on as it
   * was told.
   *
   * @param acts in order
   * @return this
   */
  public synchronized LoopbackServer first(Act... acts) {
    script.addAll(List.of(acts));
    return this;
  }

  /**
   * An act that answers.
   *
   * @param status of HTTP
   * @param headers {@code Name: value}, each ended by a line end; empty for none
   * @param body JSON
   * @return the act
   */
  public static Act status(int status, String headers, String body) {
    Told told = Told.status(status, body).withHeaders(headers);
    return exchange -> exchange.tell(told);
  }

  /**
   * The address with a path, as many APIs have one.
   *
   * @return the root with {@code /v1}
   */
  public URI baseUrl() {
    return root().resolve("/v1");
  }

  /**
   * The address.
   *
   * @return such as {@code http://127.0.0.1:4711}
   */
  public URI root() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /**
   * What was sent so far.
   *
   * @return in the order in which it came; grows
   */
  public List<Seen> seen() {
    return seen;
  }

  /** Forgets what was sent so far. */
  public void forget() {
    seen.clear();
  }

  /**
   * The one request that was sent so far.
   *
   * @return the request
   * @throws AssertionError if there is none, or more
   */
  public Seen only() {
    if (seen.size() != 1) {
      throw new AssertionError("wanted one request, saw " + seen);
    }
    return seen.get(0);
  }

  /**
   * Takes no more connections, and tells when the last one has ended.
   *
   * @return done when no client is connected any more
   */
  public CompletableFuture<Void> hungUp() {
    stopListening();
    return hungUp;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        synchronized (this) {
          open.add(socket);
        }
        threads.execute(() -> serve(socket));
      }
    } catch (IOException | RejectedExecutionException e) {
      // Closed.
    } finally {
      synchronized (this) {
        accepting = false;
      }
      tellIfOver();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Seen request = request(in); request != null; request = request(in)) {
        next(request).run(new Exchange(request, socket));
        if (socket.isClosed()) {
          break;
        }
      }
    } catch (IOException | InterruptedException e) {
      // The client has hung up, or the test is over.
    } finally {
      synchronized (this) {
        open.remove(socket);
      }
      tellIfOver();
    }
  }

  private synchronized Act next(Seen request) {
    seen.add(request);
    return script.isEmpty() ? act : script.remove(0);
  }

  private void tellIfOver() {
    boolean over;
    synchronized (this) {
      over = !accepting && open.isEmpty();
    }
    if (over) {
      hungUp.complete(null);
    }
  }

  /** The next request; null at the end of the connection. */
  private @Nullable Seen request(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    int length = 0;
    boolean chunked = false;
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = Math.max(0, line.indexOf(':'));
      String name = line.substring(0, colon);
      String value = line.substring(Math.min(line.length(), colon + 1)).strip();
      headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      switch (name.toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        default -> {}
      }
    }
    byte[] body = chunked ? chunks(in) : in.readNBytes(length);
    String[] words = first.split(" ", 3);
    return new Seen(
        words[0], words.length > 1 ? words[1] : "", Map.copyOf(headers), new String(body, charset));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String size = line(in); size != null; size = line(in)) {
      int length = Integer.parseInt(size.split(";", 2)[0].strip(), 16);
      all.writeBytes(in.readNBytes(length));
      line(in);
      if (length == 0) {
        break;
      }
    }
    return all.toByteArray();
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toString(StandardCharsets.UTF_8).strip();
      }
      line.write(b);
    }
    return null;
  }

  private void stopListening() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all connections. */
  @Override
  public void close() {
    stopListening();
    threads.shutdownNow();
    List<Socket> left;
    synchronized (this) {
      left = List.copyOf(open);
    }
    for (Socket socket : left) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
