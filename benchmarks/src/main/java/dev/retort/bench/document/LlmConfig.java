package dev.retort.bench.document;

import com.alibaba.fastjson2.JSONWriter;
import com.alibaba.fastjson2.annotation.JSONType;
import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The LLM of the document, for the peers: the attributes of {@link BenchLLM} in their order. */
@Json
@CompiledJson
@JSONType(alphabetic = false, serializeFeatures = JSONWriter.Feature.WriteNulls)
@SuppressWarnings("MemberName") // The wire names, so that no peer has to translate.
public final class LlmConfig {
  public @Nullable KwargsConfig generation_kwargs;
  public boolean use_offline_batch_generation;
  public @Nullable Integer offline_batch_generation_block_until_done;
  public @Nullable List<String> jobs_ids;
  public int max_concurrency;
  public @Nullable Integer requests_per_minute;
  public @Nullable Integer input_tokens_per_minute;
  public @Nullable Integer output_tokens_per_minute;
  public int max_retries;
  public int timeout;
  public @Nullable String on_error;
  public @Nullable Integer max_errors;
  public @Nullable String model;
  public @Nullable String base_url;
  public @Nullable SecretConfig api_key;
  public @Nullable Map<String, Object> metadata;
  public @Nullable TypeInfoConfig type_info;
}
