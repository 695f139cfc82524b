package dev.retort.openai;

import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.Secret;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import java.util.List;
import java.util.Objects;

/**
 * A server and an LLM that calls it: what was configured on one side, what arrived on the other.
 */
final class Wire implements AutoCloseable {
  static final String KEY = "sk-test-0123456789";

  private final LoopbackServer server =
      new LoopbackServer().answering(Told.json(Chats.answer("\"Hello\"")));

  LoopbackServer server() {
    return server;
  }

  /** A builder of an LLM that calls the server. */
  OpenAILLMBuilder llm() {
    return OpenAILLMBuilder.create()
        .model("m")
        .baseUrl(server.baseUrl())
        .apiKey(Secret.of(KEY))
        .maxRetries(0);
  }

  /** Calls the server once, with one generation. */
  GenerateOutput call(OpenAILLM llm) {
    return llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0);
  }

  /** What the one request held. */
  JsonObject body() {
    return json(server.only().body());
  }

  Seen request() {
    return server.only();
  }

  static JsonObject json(String text) {
    try {
      return (JsonObject) Json.read(text);
    } catch (MalformedException e) {
      throw new AssertionError(text, e);
    }
  }

  static JsonValue value(String text) {
    return Objects.requireNonNull(json("{\"value\":" + text + "}").fields().get("value"));
  }

  @Override
  public void close() {
    server.close();
  }
}
