package dev.retort.openai;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.http.Endpoint;
import dev.retort.http.EndpointSource;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Secret;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Act;
import dev.retort.testkit.LoopbackServer.Seen;
import dev.retort.testkit.LoopbackServer.Told;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What many tests start from. */
final class Chats {
  static final Duration LONG = Duration.ofMinutes(5);
  static final ChatParameters DEFAULTS = new ChatParameters(128, false, null, 0, 0, 1, 1, null);
  static final Dialect OTHERS = Dialect.of(false, null);
  static final Dialect VENDORS = Dialect.of(true, null);

  private Chats() {}

  /** What is declared between the base of every LLM and {@code OpenAILLM}. */
  static List<ParamDescriptor> ownAttributes() {
    List<ParamDescriptor> own = new ArrayList<>(DialectLLMMembers.INSTANCE.declared());
    own.addAll(OpenAILLMDescriptor.INSTANCE.declared());
    return own;
  }

  static ChatRequest request(int n) {
    return new ChatRequest("m", List.of(ChatMessage.user("Hi")), n, DEFAULTS, null, OTHERS);
  }

  static Endpoint endpoint(URI baseUrl) {
    return new EndpointSource(ChatClient.API, baseUrl, Secret.of("sk-test-0123456789"), null)
        .resolve();
  }

  /** An answer as the vendor's reference shows it. */
  static String answer(String... contents) {
    StringBuilder choices = new StringBuilder();
    for (int i = 0; i < contents.length; i++) {
      choices
          .append(i == 0 ? "" : ",")
          .append("{\"index\":" + i + ",\"message\":{\"role\":\"assistant\",\"content\":")
          .append(contents[i])
          .append("},\"logprobs\":null,\"finish_reason\":\"stop\"}");
    }
    return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\","
        + "\"choices\":["
        + choices
        + "],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":12,\"total_tokens\":21}}";
  }

  /** An answer with the text of the request's message. */
  static Told echo(Seen request) {
    return Told.json(answer(request.body().replaceAll(".*\"content\":(\"[^\"]*\").*", "$1")));
  }

  static Act good(String... contents) {
    return LoopbackServer.status(200, "", answer(contents));
  }

  static LoopbackServer faults(Act... script) {
    return new LoopbackServer().answering(Told.json(answer("\"Hello\""))).first(script);
  }

  static <T> T get(Future<T> future) {
    try {
      return future.get(300, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** The failure of a call that must fail. */
  static GenerationException failure(Future<GenerateOutput> future) {
    try {
      throw new AssertionError("answered " + get(future));
    } catch (CompletionException e) {
      if (e.getCause() instanceof GenerationException failure) {
        return failure;
      }
      throw e;
    }
  }
}
