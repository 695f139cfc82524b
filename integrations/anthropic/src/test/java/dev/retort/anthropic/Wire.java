package dev.retort.anthropic;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.Secret;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import java.util.List;

/**
 * A server and an LLM that calls it: what was configured on one side, what arrived on the other.
 */
final class Wire implements AutoCloseable {
  private final LoopbackServer server =
      new LoopbackServer().answering(Told.json(Messages.answer("\"Hello\"")));

  LoopbackServer server() {
    return server;
  }

  /** A builder of an LLM that calls the server. */
  AnthropicLLMBuilder llm() {
    return AnthropicLLMBuilder.create()
        .model("m")
        .baseUrl(server.root())
        .apiKey(Secret.of(Messages.KEY))
        .maxRetries(0);
  }

  /** Calls the server once. */
  GenerateOutput call(AnthropicLLM llm) {
    return llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0);
  }

  /** Calls the server once, with an LLM of no further settings. */
  GenerateOutput call() {
    return call(Input.of("Hi"));
  }

  /** Calls the server once, with an LLM of no further settings. */
  GenerateOutput call(Input input) {
    try (AnthropicLLM llm = llm().build()) {
      return llm.generateOutputs(List.of(input), 1).get(0);
    }
  }

  /** What the one request held. */
  JsonObject body() {
    return Messages.json(server.only().body());
  }

  Seen request() {
    return server.only();
  }

  @Override
  public void close() {
    server.close();
  }
}
