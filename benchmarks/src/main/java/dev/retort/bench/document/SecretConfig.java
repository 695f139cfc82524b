package dev.retort.bench.document;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** The name of the environment variable of a credential, for the peers. */
@Json
@CompiledJson
public final class SecretConfig {
  public @Nullable String env;
}
