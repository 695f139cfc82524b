package dev.retort.loopback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A server that speaks bytes: for answers that no decent HTTP server would give. */
public final class RawServer implements AutoCloseable {
  /** What to do once a request is read. */
  public interface Script {
    void run(Socket client, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final CompletableFuture<Void> hungUp = new CompletableFuture<>();

  public RawServer(Script script) {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> serve(script), "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Sends bytes and then waits for the client to hang up. */
  public static RawServer sending(String text) {
    return new RawServer((client, out) -> send(out, text));
  }

  /** Sends bytes and closes the connection. */
  public static RawServer sendingAndClosing(String text) {
    return new RawServer(
        (client, out) -> {
          send(out, text);
          client.close();
        });
  }

  public static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** The address with a path, as many APIs have one. */
  public URI baseUrl() {
    return root().resolve("/v1");
  }

  public URI root() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Done when the client has closed its connection, or never opened one and now cannot. */
  public CompletableFuture<Void> hungUp() {
    close();
    return hungUp;
  }

  private void serve(Script script) {
    try (Socket client = socket.accept()) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
      readRequest(in);
      script.run(client, client.getOutputStream());
      if (!client.isClosed()) {
        waitForEnd(in);
      }
    } catch (IOException | InterruptedException e) {
      // A reset is an end, too.
    }
    hungUp.complete(null);
  }

  private static void waitForEnd(BufferedReader in) {
    try {
      while (in.read() >= 0) {
        // What still comes is of no interest.
      }
    } catch (IOException e) {
      // A reset is an end, too.
    }
  }

  private static void readRequest(BufferedReader in) throws IOException {
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    for (int i = 0; i < length; i++) {
      if (in.read() < 0) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
