package dev.retort.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every generated builder is: values by wire name, checked together by {@link #build}. One
 * thread at a time.
 *
 * @param <T> what is built
 * @param <B> the builder itself
 */
public abstract class ConfigBuilder<T, B extends ConfigBuilder<T, B>> {
  private final Serializer<T> serializer;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /**
   * For generated code.
   *
   * @param serializer of what is built
   */
  protected ConfigBuilder(Serializer<T> serializer) {
    this.serializer = serializer;
  }

  /**
   * Sets a value.
   *
   * @param name wire name
   * @param value a value of the declared type
   * @return this builder
   */
  @SuppressWarnings("unchecked")
  protected final B set(String name, @Nullable Object value) {
    values.put(name, value);
    return (B) this;
  }

  /**
   * Makes the object: values set here, else environment, else defaults.
   *
   * @return a new object
   * @throws ConfigException with every value that is missing or wrong
   */
  public final T build() {
    return serializer.build(values);
  }
}
