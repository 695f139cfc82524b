package dev.retort.bench.document;

import com.alibaba.fastjson2.annotation.JSONType;
import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;

/** The generation kwargs, for the peers. */
@Json
@CompiledJson
@JSONType(alphabetic = false)
@SuppressWarnings("MemberName") // The wire names, so that no peer has to translate.
public final class KwargsConfig {
  public double temperature;
  public double top_p;
  public int max_new_tokens;
}
