package com.acme.steps;

import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Asks a server on this machine: a line there, a line back. */
@LLMType
public class SocketLLM extends AsyncLLM {
  /** Where the server listens. */
  @Attribute int port;

  /** Whether the server is told the name of each call. */
  @Attribute(defaultValue = "false")
  boolean named;

  @Override
  public String modelName() {
    return "socket";
  }

  /** Asks and waits. */
  GenerateOutput generateAsync(Input input) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String text =
          input.messages().stream()
              .map(message -> message.text().replace('\n', ' '))
              .collect(Collectors.joining(" "));
      String line = (named ? idempotencyKey() + " " + text : text) + "\n";
      socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String answer = in.readLine();
      if (answer == null) {
        throw new EOFException("no answer");
      }
      return GenerateOutput.of(answer);
    }
  }
}
