package dev.retort.openai;

import dev.retort.http.Json;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.GenerateOutput.Kind;
import dev.retort.llm.GenerationException;
import dev.retort.llm.JsonValue;
import dev.retort.llm.JsonValue.JsonArray;
import dev.retort.llm.JsonValue.JsonBoolean;
import dev.retort.llm.JsonValue.JsonNumber;
import dev.retort.llm.JsonValue.JsonObject;
import dev.retort.llm.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request in Ollama's own words, which hold what OpenAI's dialect has no words for.
 *
 * @param model name of the model
 * @param messages the conversation so far
 * @param parameters the usual kwargs, which go among the options
 * @param options go out as they are, and before the kwargs
 * @param format {@code "json"} or a schema; null for free text
 * @param keepAlive how long the model stays loaded; null for what the server does unasked
 */
record OllamaRequest(
    String model,
    List<ChatMessage> messages,
    ChatParameters parameters,
    Map<String, JsonValue> options,
    @Nullable JsonValue format,
    @Nullable JsonValue keepAlive) {
  private static final String BASE64 = ";base64,";

  /**
   * Writes the request.
   *
   * @return JSON in UTF-8
   * @throws GenerationException of kind {@code bad_input} for an image that is an address
   */
  byte[] toJson() {
    Map<String, JsonValue> request = new LinkedHashMap<>();
    request.put("model", new JsonString(model));
    request.put("messages", new JsonArray(messages.stream().map(OllamaRequest::said).toList()));
    request.put("stream", new JsonBoolean(false));
    if (format != null) {
      request.put("format", format);
    }
    Map<String, JsonValue> all = allOptions();
    if (!all.isEmpty()) {
      request.put("options", new JsonObject(all));
    }
    if (keepAlive != null) {
      request.put("keep_alive", keepAlive);
    }
    return Json.bytes(new JsonObject(request));
  }

  private Map<String, JsonValue> allOptions() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    put(all, OllamaLLM.NUM_PREDICT, parameters.maxNewTokens());
    put(all, "temperature", parameters.temperature());
    put(all, "top_p", parameters.topP());
    all.putAll(parameters.others());
    put(all, "frequency_penalty", parameters.frequencyPenalty());
    put(all, "presence_penalty", parameters.presencePenalty());
    List<String> stop = parameters.stop();
    if (stop != null) {
      all.put("stop", new JsonArray(stop.stream().<JsonValue>map(JsonString::new).toList()));
    }
    all.putAll(options);
    return all;
  }

  private static void put(Map<String, JsonValue> options, String name, @Nullable Number value) {
    if (value != null) {
      options.put(name, new JsonNumber(value.toString()));
    }
  }

  private static JsonValue said(ChatMessage message) {
    List<JsonValue> images = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (ChatMessage.Part part : message.parts()) {
      if (part instanceof ChatMessage.Text words) {
        text.append(text.isEmpty() ? "" : "\n").append(words.text());
      } else if (part instanceof ChatMessage.Image image) {
        images.add(new JsonString(bytes(image.url())));
      }
    }
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    fields.put("role", new JsonString(message.role().wireName()));
    fields.put("content", new JsonString(text.toString()));
    if (!images.isEmpty()) {
      fields.put("images", new JsonArray(images));
    }
    return new JsonObject(fields);
  }

  /** The part of a data URL that is the image. */
  private static String bytes(String url) {
    int at = url.toLowerCase(Locale.ROOT).indexOf(BASE64);
    if (at < 0 || !url.regionMatches(true, 0, "data:", 0, 5)) {
      throw new GenerationException(
          new Failure(
              Kind.BAD_INPUT,
              "with options or keep_alive, Ollama takes the bytes of an image and not its address;"
                  + " give it as data:image/png;base64,...",
              0,
              null,
              null),
          null);
    }
    return url.substring(at + BASE64.length());
  }
}
