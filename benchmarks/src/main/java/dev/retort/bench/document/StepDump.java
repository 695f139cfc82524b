package dev.retort.bench.document;

import com.alibaba.fastjson2.JSONWriter;
import com.alibaba.fastjson2.annotation.JSONType;
import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the peers write: the step with its {@code runtime_parameters_info}. */
@Json
@CompiledJson
@JSONType(alphabetic = false, serializeFeatures = JSONWriter.Feature.WriteNulls)
@SuppressWarnings("MemberName") // The wire names, so that no peer has to translate.
public final class StepDump {
  public @Nullable String name;
  public @Nullable Map<String, String> input_mappings;
  public @Nullable Map<String, String> output_mappings;
  public int input_batch_size;
  public @Nullable LlmConfig llm;
  public @Nullable List<InfoEntry> runtime_parameters_info;
  public @Nullable TypeInfoConfig type_info;
}
