package dev.retort.bench.http;

import java.net.URI;

/** A way to send many questions to a chat-completions server, some of them at once. */
interface Client extends AutoCloseable {
  /** Calls under way at once. */
  int IN_FLIGHT = 256;

  /** The model that all ask for. */
  String MODEL = "bench-1";

  /** Tokens that all ask for at most. */
  int MAX_TOKENS = 128;

  /**
   * Sends questions and waits for all answers.
   *
   * @param calls how many
   * @return how many gave the server's words
   */
  int ask(int calls) throws Exception;

  @Override
  default void close() {}

  /** What is asked. */
  static String question(int number) {
    return "question " + number + ": what is left of a day of rain?";
  }

  /** A client by its name in the table. */
  static Client of(String name, URI baseUrl) {
    return switch (name) {
      case "retort" -> new RetortClient(baseUrl);
      case "jdk" -> new JdkClient(baseUrl);
      case "langchain4j" -> new BlockingClient(new LangChain4jCall(baseUrl));
      case "spring-ai" -> new BlockingClient(new SpringAiCall(baseUrl));
      default -> throw new IllegalArgumentException("no client " + name);
    };
  }
}
