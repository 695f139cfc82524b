package dev.retort.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands for the runtime's class. */
public abstract class ConfigBuilder<T, B extends ConfigBuilder<T, B>> {
  private final Serializer<T> serializer;
  private final Map<String, Object> values = new LinkedHashMap<>();

  protected ConfigBuilder(Serializer<T> serializer) {
    this.serializer = serializer;
  }

  @SuppressWarnings("unchecked")
  protected final B set(String name, @Nullable Object value) {
    values.put(name, value);
    return (B) this;
  }

  public final T build() {
    return serializer.descriptor().create();
  }
}
