package dev.retort.bench.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The reading half of a careful hand-written Jackson streaming program: a switch on the name. */
public final class StreamingReader {
  private final JsonFactory factory;

  /**
   * Reads.
   *
   * @param factory makes the parsers
   */
  public StreamingReader(JsonFactory factory) {
    this.factory = factory;
  }

  StepConfig read(byte[] json) {
    try (JsonParser in = factory.createParser(ObjectReadContext.empty(), json)) {
      in.nextToken();
      return step(in);
    }
  }

  /** Reads the LLM alone. */
  public LlmConfig readLlm(byte[] json) {
    try (JsonParser in = factory.createParser(ObjectReadContext.empty(), json)) {
      return Objects.requireNonNull(llm(in, in.nextToken()));
    }
  }

  private static StepConfig step(JsonParser in) {
    StepConfig step = new StepConfig();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "name" -> step.name = text(in, token);
        case "input_mappings" -> step.input_mappings = mappings(in, token);
        case "output_mappings" -> step.output_mappings = mappings(in, token);
        case "input_batch_size" -> step.input_batch_size = in.getIntValue();
        case "llm" -> step.llm = llm(in, token);
        case "type_info" -> step.type_info = typeInfo(in, token);
        default -> in.skipChildren();
      }
    }
    return step;
  }

  private static @Nullable LlmConfig llm(JsonParser in, JsonToken start) {
    if (start == JsonToken.VALUE_NULL) {
      return null;
    }
    LlmConfig llm = new LlmConfig();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "generation_kwargs" -> llm.generation_kwargs = kwargs(in, token);
        case "use_offline_batch_generation" ->
            llm.use_offline_batch_generation = in.getBooleanValue();
        case "offline_batch_generation_block_until_done" ->
            llm.offline_batch_generation_block_until_done = integer(in, token);
        case "jobs_ids" -> llm.jobs_ids = texts(in, token);
        case "max_concurrency" -> llm.max_concurrency = in.getIntValue();
        case "requests_per_minute" -> llm.requests_per_minute = integer(in, token);
        case "input_tokens_per_minute" -> llm.input_tokens_per_minute = integer(in, token);
        case "output_tokens_per_minute" -> llm.output_tokens_per_minute = integer(in, token);
        case "max_retries" -> llm.max_retries = in.getIntValue();
        case "timeout" -> llm.timeout = in.getIntValue();
        case "on_error" -> llm.on_error = text(in, token);
        case "max_errors" -> llm.max_errors = integer(in, token);
        case "model" -> llm.model = text(in, token);
        case "base_url" -> llm.base_url = text(in, token);
        case "api_key" -> llm.api_key = secret(in, token);
        case "metadata" -> llm.metadata = object(in);
        case "type_info" -> llm.type_info = typeInfo(in, token);
        default -> in.skipChildren();
      }
    }
    return llm;
  }

  private static KwargsConfig kwargs(JsonParser in, JsonToken start) {
    KwargsConfig kwargs = new KwargsConfig();
    if (start == JsonToken.VALUE_NULL) {
      return kwargs;
    }
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      in.nextToken();
      switch (name) {
        case "temperature" -> kwargs.temperature = in.getDoubleValue();
        case "top_p" -> kwargs.top_p = in.getDoubleValue();
        case "max_new_tokens" -> kwargs.max_new_tokens = in.getIntValue();
        default -> in.skipChildren();
      }
    }
    return kwargs;
  }

  private static @Nullable SecretConfig secret(JsonParser in, JsonToken start) {
    if (start == JsonToken.VALUE_NULL) {
      return null;
    }
    SecretConfig secret = new SecretConfig();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken token = in.nextToken();
      if (name.equals("env")) {
        secret.env = text(in, token);
      } else {
        in.skipChildren();
      }
    }
    return secret;
  }

  private static @Nullable TypeInfoConfig typeInfo(JsonParser in, JsonToken start) {
    if (start == JsonToken.VALUE_NULL) {
      return null;
    }
    TypeInfoConfig type = new TypeInfoConfig();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "module" -> type.module = text(in, token);
        case "name" -> type.name = text(in, token);
        default -> in.skipChildren();
      }
    }
    return type;
  }

  private static @Nullable String text(JsonParser in, JsonToken token) {
    return token == JsonToken.VALUE_NULL ? null : in.getString();
  }

  private static @Nullable Integer integer(JsonParser in, JsonToken token) {
    return token == JsonToken.VALUE_NULL ? null : (Integer) in.getIntValue();
  }

  private static @Nullable List<String> texts(JsonParser in, JsonToken start) {
    if (start == JsonToken.VALUE_NULL) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      texts.add(in.getString());
    }
    return texts;
  }

  private static @Nullable Map<String, String> mappings(JsonParser in, JsonToken start) {
    if (start == JsonToken.VALUE_NULL) {
      return null;
    }
    Map<String, String> mappings = new LinkedHashMap<>();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      in.nextToken();
      mappings.put(name, in.getString());
    }
    return mappings;
  }

  private static Map<String, Object> object(JsonParser in) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      map.put(name, value(in, in.nextToken()));
    }
    return map;
  }

  private static List<Object> array(JsonParser in) {
    List<Object> list = new ArrayList<>();
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      list.add(value(in, token));
    }
    return list;
  }

  /** An open value; whole numbers by size, fractions exact. */
  @SuppressWarnings("NullAway") // An open map may hold nulls.
  private static Object value(JsonParser in, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> array(in);
      case VALUE_STRING -> in.getString();
      case VALUE_NUMBER_INT -> in.getNumberValue();
      case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalStateException("no JSON value: " + token);
    };
  }
}
