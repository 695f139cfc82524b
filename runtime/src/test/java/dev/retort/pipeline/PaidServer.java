package dev.retort.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers lines on this machine, each answer another, and counts what it would charge for. */
final class PaidServer implements AutoCloseable {
  /** What happens at a call; the number is that of the call, from 1. */
  interface Hook {
    void at(int call);
  }

  private final ServerSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Thread> answering = new CopyOnWriteArrayList<>();
  private final String filler;

  volatile Hook before = call -> {};
  volatile Hook after = call -> {};

  PaidServer(int answerSize) throws IOException {
    filler = "x".repeat(answerSize);
    socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "paid-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  int calls() {
    return calls.get();
  }

  /** What was asked, as it came. */
  List<String> asked() {
    return asked;
  }

  /** Waits until all is counted that was sent before, also by one who is no more. */
  void settle() throws IOException, InterruptedException {
    // Connections are accepted in their order, so those before this one are.
    try (Socket last = new Socket(InetAddress.getLoopbackAddress(), port())) {
      last.shutdownOutput();
      int end = last.getInputStream().read();
      if (end >= 0) {
        throw new IllegalStateException("this server answers nothing to nothing");
      }
    }
    for (Thread thread : answering) {
      thread.join();
    }
    answering.clear();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread thread = new Thread(() -> answer(client), "paid-answer");
        thread.setDaemon(true);
        answering.add(thread);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
      String line = in.readLine();
      if (line == null) {
        return;
      }
      int call = calls.incrementAndGet();
      asked.add(line);
      before.at(call);
      String answer = line + " #" + call + filler + "\n";
      client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      client.getOutputStream().flush();
      after.at(call);
    } catch (IOException killed) {
      // Whoever asked is gone.
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
