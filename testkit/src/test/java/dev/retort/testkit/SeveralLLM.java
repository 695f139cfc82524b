package dev.retort.testkit;

import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import dev.retort.http.Json;
import dev.retort.http.MalformedException;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerateOutput.Statistics;
import dev.retort.llm.GenerationException;
import dev.retort.llm.Input;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An LLM whose server gives several answers a call, and which may mix them up. */
@LLMType
@SuppressWarnings("NullAway.Init") // Generated code sets the fields.
class SeveralLLM extends AsyncLLM {
  /** What is done wrong. */
  enum Fault {
    NONE,
    REVERSES,
    REPEATS_THE_FIRST,
    FILLS_UP,
    ASKS_FOR_EACH
  }

  /** Root of the API. */
  @RuntimeParam URI baseUrl;

  /** What is done wrong. */
  @RuntimeParam(defaultValue = "none", identity = false)
  Fault fault;

  private volatile @Nullable HttpClient client;

  @Override
  public String modelName() {
    return "several";
  }

  @Override
  public void load() {
    super.load();
    client = HttpClient.newHttpClient();
  }

  @Override
  public void unload() {
    client = null;
    super.unload();
  }

  GenerateOutput generateAsync(Input input, int numGenerations)
      throws IOException, InterruptedException {
    List<@Nullable String> texts = texts(input);
    for (int i = 1; i < numGenerations && fault == Fault.ASKS_FOR_EACH; i++) {
      texts(input);
    }
    switch (fault) {
      case REVERSES -> Collections.reverse(texts);
      case REPEATS_THE_FIRST -> Collections.fill(texts, texts.get(0));
      case FILLS_UP -> {
        while (texts.size() < numGenerations) {
          texts.add("");
        }
      }
      default -> {}
    }
    return GenerateOutput.of(texts, Statistics.of(11, 7));
  }

  /** What is sent. */
  String body(Input input) {
    return "[" + Generated.json(input.messages().get(0).text()) + "]";
  }

  private List<@Nullable String> texts(Input input) throws IOException, InterruptedException {
    HttpClient open = client;
    if (open == null) {
      throw new IllegalStateException("not loaded");
    }
    HttpResponse<String> response =
        open.send(
            HttpRequest.newBuilder(baseUrl)
                .POST(HttpRequest.BodyPublishers.ofString(body(input)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    List<@Nullable String> texts = new ArrayList<>();
    try {
      if (Json.read(response.body()) instanceof JsonObject object
          && object.fields().get("texts") instanceof JsonArray items) {
        for (JsonValue item : items.items()) {
          texts.add(item instanceof JsonString string ? string.value() : null);
        }
      }
    } catch (MalformedException e) {
      throw new GenerationException(Failure.of(Kind.MALFORMED, "no texts"), null);
    }
    return texts;
  }
}
