package dev.retort.bench.document;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** The writing half of a careful hand-written Jackson streaming program: names encoded once. */
public final class StreamingWriter {
  private static final SerializableString NAME = new SerializedString("name");
  private static final SerializableString INPUT_MAPPINGS = new SerializedString("input_mappings");
  private static final SerializableString OUTPUT_MAPPINGS = new SerializedString("output_mappings");
  private static final SerializableString INPUT_BATCH_SIZE =
      new SerializedString("input_batch_size");
  private static final SerializableString LLM = new SerializedString("llm");
  private static final SerializableString INFO = new SerializedString("runtime_parameters_info");
  private static final SerializableString TYPE_INFO = new SerializedString("type_info");
  private static final SerializableString MODULE = new SerializedString("module");
  private static final SerializableString OPTIONAL = new SerializedString("optional");
  private static final SerializableString DESCRIPTION = new SerializedString("description");
  private static final SerializableString TYPE = new SerializedString("type");
  private static final SerializableString DEFAULT = new SerializedString("default");
  private static final SerializableString KEYS = new SerializedString("keys");
  private static final SerializableString GENERATION_KWARGS =
      new SerializedString("generation_kwargs");
  private static final SerializableString TEMPERATURE = new SerializedString("temperature");
  private static final SerializableString TOP_P = new SerializedString("top_p");
  private static final SerializableString MAX_NEW_TOKENS = new SerializedString("max_new_tokens");
  private static final SerializableString USE_OFFLINE =
      new SerializedString("use_offline_batch_generation");
  private static final SerializableString BLOCK_UNTIL_DONE =
      new SerializedString("offline_batch_generation_block_until_done");
  private static final SerializableString JOBS_IDS = new SerializedString("jobs_ids");
  private static final SerializableString MAX_CONCURRENCY = new SerializedString("max_concurrency");
  private static final SerializableString REQUESTS = new SerializedString("requests_per_minute");
  private static final SerializableString INPUT_TOKENS =
      new SerializedString("input_tokens_per_minute");
  private static final SerializableString OUTPUT_TOKENS =
      new SerializedString("output_tokens_per_minute");
  private static final SerializableString MAX_RETRIES = new SerializedString("max_retries");
  private static final SerializableString TIMEOUT = new SerializedString("timeout");
  private static final SerializableString ON_ERROR = new SerializedString("on_error");
  private static final SerializableString MAX_ERRORS = new SerializedString("max_errors");
  private static final SerializableString MODEL = new SerializedString("model");
  private static final SerializableString BASE_URL = new SerializedString("base_url");
  private static final SerializableString API_KEY = new SerializedString("api_key");
  private static final SerializableString ENV = new SerializedString("env");
  private static final SerializableString METADATA = new SerializedString("metadata");

  private final JsonFactory factory;

  /**
   * Writes.
   *
   * @param factory makes the generators
   */
  public StreamingWriter(JsonFactory factory) {
    this.factory = factory;
  }

  byte[] write(StepDump step) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(step, out);
    }
    return bytes.toByteArray();
  }

  /** Writes the LLM alone. */
  public byte[] writeLlm(LlmConfig llm) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      llm(out, llm);
    }
    return bytes.toByteArray();
  }

  private static void write(StepDump step, JsonGenerator out) {
    out.writeStartObject();
    text(out, NAME, step.name);
    mappings(out, INPUT_MAPPINGS, step.input_mappings);
    mappings(out, OUTPUT_MAPPINGS, step.output_mappings);
    out.writeName(INPUT_BATCH_SIZE).writeNumber(step.input_batch_size);
    out.writeName(LLM);
    llm(out, step.llm);
    out.writeName(INFO);
    info(out, step.runtime_parameters_info);
    typeInfo(out, step.type_info);
    out.writeEndObject();
  }

  private static void llm(JsonGenerator out, @Nullable LlmConfig llm) {
    if (llm == null) {
      out.writeNull();
      return;
    }
    out.writeStartObject();
    out.writeName(GENERATION_KWARGS);
    kwargs(out, llm.generation_kwargs);
    out.writeName(USE_OFFLINE).writeBoolean(llm.use_offline_batch_generation);
    integer(out, BLOCK_UNTIL_DONE, llm.offline_batch_generation_block_until_done);
    out.writeName(JOBS_IDS);
    value(out, llm.jobs_ids);
    out.writeName(MAX_CONCURRENCY).writeNumber(llm.max_concurrency);
    integer(out, REQUESTS, llm.requests_per_minute);
    integer(out, INPUT_TOKENS, llm.input_tokens_per_minute);
    integer(out, OUTPUT_TOKENS, llm.output_tokens_per_minute);
    out.writeName(MAX_RETRIES).writeNumber(llm.max_retries);
    out.writeName(TIMEOUT).writeNumber(llm.timeout);
    text(out, ON_ERROR, llm.on_error);
    integer(out, MAX_ERRORS, llm.max_errors);
    text(out, MODEL, llm.model);
    text(out, BASE_URL, llm.base_url);
    out.writeName(API_KEY);
    secret(out, llm.api_key);
    out.writeName(METADATA);
    value(out, llm.metadata);
    typeInfo(out, llm.type_info);
    out.writeEndObject();
  }

  private static void kwargs(JsonGenerator out, @Nullable KwargsConfig kwargs) {
    if (kwargs == null) {
      out.writeNull();
      return;
    }
    out.writeStartObject();
    out.writeName(TEMPERATURE).writeNumber(kwargs.temperature);
    out.writeName(TOP_P).writeNumber(kwargs.top_p);
    out.writeName(MAX_NEW_TOKENS).writeNumber(kwargs.max_new_tokens);
    out.writeEndObject();
  }

  private static void secret(JsonGenerator out, @Nullable SecretConfig secret) {
    if (secret == null) {
      out.writeNull();
      return;
    }
    out.writeStartObject();
    text(out, ENV, secret.env);
    out.writeEndObject();
  }

  private static void typeInfo(JsonGenerator out, @Nullable TypeInfoConfig type) {
    out.writeName(TYPE_INFO);
    if (type == null) {
      out.writeNull();
      return;
    }
    out.writeStartObject();
    text(out, MODULE, type.module);
    text(out, NAME, type.name);
    out.writeEndObject();
  }

  private static void info(JsonGenerator out, @Nullable List<InfoEntry> entries) {
    if (entries == null) {
      out.writeNull();
      return;
    }
    out.writeStartArray();
    for (InfoEntry entry : entries) {
      entry(out, entry);
    }
    out.writeEndArray();
  }

  private static void entry(JsonGenerator out, InfoEntry entry) {
    out.writeStartObject();
    text(out, NAME, entry.name);
    if (entry.optional != null) {
      out.writeName(OPTIONAL).writeBoolean(entry.optional);
    }
    if (entry.description != null) {
      text(out, DESCRIPTION, entry.description);
    }
    if (entry.type != null) {
      text(out, TYPE, entry.type);
    }
    if (entry.defaultValue != null) {
      out.writeName(DEFAULT);
      value(out, entry.defaultValue);
    }
    if (entry.keys != null) {
      out.writeName(KEYS);
      info(out, entry.keys);
    }
    if (entry.runtime_parameters_info != null) {
      out.writeName(INFO);
      info(out, entry.runtime_parameters_info);
    }
    out.writeEndObject();
  }

  private static void text(JsonGenerator out, SerializableString name, @Nullable String value) {
    out.writeName(name).writeString(value);
  }

  private static void integer(JsonGenerator out, SerializableString name, @Nullable Integer value) {
    out.writeName(name);
    if (value == null) {
      out.writeNull();
    } else {
      out.writeNumber(value);
    }
  }

  private static void mappings(
      JsonGenerator out, SerializableString name, @Nullable Map<String, String> mappings) {
    out.writeName(name);
    value(out, mappings);
  }

  /** An open value. */
  private static void value(JsonGenerator out, @Nullable Object value) {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      out.writeNumber(number);
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      map.forEach(
          (key, item) -> {
            out.writeName((String) key);
            value(out, item);
          });
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      list.forEach(item -> value(out, item));
      out.writeEndArray();
    } else {
      throw new IllegalArgumentException("no JSON value: " + value.getClass());
    }
  }
}
