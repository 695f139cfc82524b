package dev.retort.cli;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A language server in a process of its own, spoken with as an editor does. One thread. */
final class LanguageServer implements AutoCloseable {
  private final Process process;
  private final OutputStream to;
  private final InputStream from;

  /** Notifications that nobody has asked for yet. */
  private final List<Map<String, Object>> unread = new ArrayList<>();

  private int requests;

  LanguageServer(List<String> command, Path log) throws IOException {
    this.process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    this.to = process.getOutputStream();
    this.from = new BufferedInputStream(process.getInputStream());
  }

  /** Asks, and waits for the answer. */
  Object request(String method, Map<String, ?> params) throws IOException {
    int id = ++requests;
    Map<String, Object> message = message(method, params);
    message.put("id", id);
    send(message);
    Map<String, Object> answer =
        next(
            each ->
                !each.containsKey("method")
                    && String.valueOf(id).equals(String.valueOf(each.get("id"))));
    if (answer.containsKey("error")) {
      throw new IOException(Json.indented(answer));
    }
    return answer.get("result");
  }

  void tell(String method, Map<String, ?> params) throws IOException {
    send(message(method, params));
  }

  /** Waits for a notification. */
  Map<?, ?> notification(String method, Predicate<Map<?, ?>> wanted) throws IOException {
    return (Map<?, ?>)
        next(each ->
                method.equals(each.get("method")) && wanted.test((Map<?, ?>) each.get("params")))
            .get("params");
  }

  @Override
  public void close() {
    process.destroy();
  }

  private Map<String, Object> next(Predicate<Map<String, Object>> wanted) throws IOException {
    for (Map<String, Object> each : unread) {
      if (wanted.test(each)) {
        unread.remove(each);
        return each;
      }
    }
    while (true) {
      Map<String, Object> message = receive();
      if (wanted.test(message)) {
        return message;
      } else if (message.containsKey("id") && message.containsKey("method")) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("jsonrpc", "2.0");
        answer.put("id", message.get("id"));
        answer.put("result", null);
        send(answer);
      } else {
        unread.add(message);
      }
    }
  }

  private static Map<String, Object> message(String method, Map<String, ?> params) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("jsonrpc", "2.0");
    message.put("method", method);
    message.put("params", params);
    return message;
  }

  private void send(Map<String, Object> message) throws IOException {
    byte[] body = Json.indented(message).getBytes(StandardCharsets.UTF_8);
    to.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    to.write(body);
    to.flush();
  }

  @SuppressWarnings("unchecked") // A message is an object.
  private Map<String, Object> receive() throws IOException {
    int length = -1;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    return (Map<String, Object>)
        Json.parse(new String(from.readNBytes(length), StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = from.read(); c != '\n'; c = from.read()) {
      if (c < 0) {
        throw new EOFException("the language server has ended");
      } else if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
