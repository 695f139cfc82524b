package dev.retort.bench.document;

import com.alibaba.fastjson2.annotation.JSONField;
import com.alibaba.fastjson2.annotation.JSONType;
import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of {@code runtime_parameters_info}, for the peers; what is null is left out. */
@Json
@CompiledJson(objectFormatPolicy = CompiledJson.ObjectFormatPolicy.MINIMAL)
@JSONType(alphabetic = false)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("MemberName") // The wire names, so that no peer has to translate.
public final class InfoEntry {
  public @Nullable String name;
  public @Nullable Boolean optional;
  public @Nullable String description;
  public @Nullable String type;

  @Json.Property("default")
  @JsonAttribute(name = "default")
  @JsonProperty("default")
  @JSONField(name = "default")
  public @Nullable Object defaultValue;

  public @Nullable List<InfoEntry> keys;
  public @Nullable List<InfoEntry> runtime_parameters_info;

  static InfoEntry of(
      String name, @Nullable String description, String type, @Nullable Object defaultValue) {
    InfoEntry entry = new InfoEntry();
    entry.name = name;
    entry.optional = true;
    entry.description = description;
    entry.type = type;
    entry.defaultValue = defaultValue;
    return entry;
  }
}
