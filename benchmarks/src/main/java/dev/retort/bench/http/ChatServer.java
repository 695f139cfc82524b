package dev.retort.bench.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A chat-completions server on loopback that answers every request at once with the same words:
 * HTTP/1.1, connections kept open, one thread. It does as little as a server can, so that clients
 * and not the server are what is measured.
 */
final class ChatServer implements AutoCloseable {
  private static final String BODY =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"bench-1","choices":\
      [{"index":0,"message":{"role":"assistant","content":"A glass of rain, half full.","refusal":null},\
      "logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":17,"completion_tokens":8,\
      "total_tokens":25,"prompt_tokens_details":{"cached_tokens":0}},"system_fingerprint":"fp_1"}""";

  /** What every answer says. */
  static final String CONTENT = "A glass of rain, half full.";

  private static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-request-id: req_1\r\nContent-Length: "
              + BODY.getBytes(StandardCharsets.UTF_8).length
              + "\r\n\r\n"
              + BODY)
          .getBytes(StandardCharsets.UTF_8);

  private final Selector selector = Selector.open();
  private final ServerSocketChannel listener = ServerSocketChannel.open();
  private final AtomicLong answered = new AtomicLong();
  private final Thread thread = new Thread(this::serve, "chat-server");
  private volatile boolean closed;

  /** Starts to listen on a port of the system's choice. */
  ChatServer() throws IOException {
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
    thread.setDaemon(true);
    thread.start();
  }

  int port() throws IOException {
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  /** Requests answered so far. */
  long answered() {
    return answered.get();
  }

  private void serve() {
    try {
      while (!closed) {
        selector.select(this::ready);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the server's selector broke", e);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else if (key.attachment() instanceof RequestReader reader) {
        answer((SocketChannel) key.channel(), reader, key);
      }
    } catch (IOException e) {
      hangUp(key); // The client went away.
    }
  }

  private void accept() throws IOException {
    SocketChannel client = listener.accept();
    if (client != null) {
      client.configureBlocking(false);
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      client.register(selector, SelectionKey.OP_READ, new RequestReader());
    }
  }

  private void answer(SocketChannel client, RequestReader reader, SelectionKey key)
      throws IOException {
    if (client.read(reader.buffer()) < 0) {
      hangUp(key);
      return;
    }
    while (reader.next()) {
      answered.incrementAndGet(); // Before the answer: whoever has it finds its request counted.
      ByteBuffer answer = ByteBuffer.wrap(ANSWER);
      while (answer.hasRemaining()) {
        client.write(answer); // Smaller than a socket's buffer: it does not turn twice.
      }
    }
  }

  private static void hangUp(SelectionKey key) {
    key.cancel();
    try {
      key.channel().close();
    } catch (IOException e) {
      // Nobody is there any more.
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  /**
   * Serves until its standard input ends; tells its port in the first line of its output.
   *
   * @param args none
   * @throws IOException if it cannot listen
   */
  public static void main(String[] args) throws IOException {
    try (ChatServer server = new ChatServer()) {
      System.out.println(server.port());
      while (System.in.read() >= 0) {
        // Until whoever started it is gone.
      }
    }
  }
}
