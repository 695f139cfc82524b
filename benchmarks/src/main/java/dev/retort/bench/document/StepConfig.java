package dev.retort.bench.document;

import com.dslplatform.json.CompiledJson;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the peers read: the step, its {@code runtime_parameters_info} skipped. */
@Json
@CompiledJson(onUnknown = CompiledJson.Behavior.IGNORE)
@JsonIgnoreProperties(ignoreUnknown = true)
@SuppressWarnings("MemberName") // The wire names, so that no peer has to translate.
public final class StepConfig {
  public @Nullable String name;
  public @Nullable Map<String, String> input_mappings;
  public @Nullable Map<String, String> output_mappings;
  public int input_batch_size;
  public @Nullable LlmConfig llm;
  public @Nullable TypeInfoConfig type_info;
}
