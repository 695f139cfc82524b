package dev.retort.loopback;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server that does to each request what a script says, byte by byte, and answers well when the
 * script is over. It keeps what it was sent.
 */
public final class FaultServer implements AutoCloseable {
  /** What is done to one request. */
  public interface Act {
    void run(Exchange exchange) throws IOException, InterruptedException;
  }

  /** One request and the way back. */
  public record Exchange(Socket socket, OutputStream out, String body) {
    public void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Ends the connection as a crash does. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Act> script;
  private final Act good;

  /**
   * Serves.
   *
   * @param good the answer of a body once the script is over
   * @param script what is done to each request before
   */
  public FaultServer(String good, Act... script) {
    this.good = status(200, "", good);
    this.script = List.of(script);
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** An answer of a status, with headers as they stand and a body. */
  public static Act status(int status, String headers, String body) {
    return exchange -> exchange.send(answer(status, headers, body));
  }

  public static String answer(int status, String headers, String body) {
    return "HTTP/1.1 "
        + status
        + " Told\r\nContent-Type: application/json\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n"
        + headers
        + "\r\n"
        + body;
  }

  /** The address with a path, as many APIs have one. */
  public URI baseUrl() {
    return root().resolve("/v1");
  }

  public URI root() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** The bodies of all requests so far. */
  public List<String> requests() {
    return requests;
  }

  /** The idempotency keys of all requests so far. */
  public List<String> keys() {
    return keys;
  }

  /** How many connections were made so far. */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String body = request(in); body != null; body = request(in)) {
        Act act;
        synchronized (requests) {
          act = requests.size() < script.size() ? script.get(requests.size()) : good;
          requests.add(body);
        }
        act.run(new Exchange(socket, socket.getOutputStream(), body));
        if (socket.isClosed()) {
          break;
        }
      }
    } catch (IOException | InterruptedException e) {
      // The client has hung up, or the test is over.
    } finally {
      open.remove(socket);
    }
  }

  /** The body of the next request; null at the end of the connection. */
  private @Nullable String request(InputStream in) throws IOException {
    int length = 0;
    String line = line(in);
    if (line == null) {
      return null;
    }
    while (line != null && !line.isEmpty()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("idempotency-key:")) {
        keys.add(line.substring(16).strip());
      }
      line = line(in);
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
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

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
