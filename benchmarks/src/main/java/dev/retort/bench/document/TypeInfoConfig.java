package dev.retort.bench.document;

import com.alibaba.fastjson2.annotation.JSONType;
import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** Package and class of what was dumped, for the peers. */
@Json
@CompiledJson
@JSONType(alphabetic = false)
public final class TypeInfoConfig {
  public @Nullable String module;
  public @Nullable String name;

  /** For the peers' readers. */
  public TypeInfoConfig() {}

  TypeInfoConfig(String module, String name) {
    this.module = module;
    this.name = name;
  }
}
