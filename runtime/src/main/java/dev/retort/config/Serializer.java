package dev.retort.config;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeSerializer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Writes and reads the config of one declared type. Immutable and safe for any thread.
 *
 * @param <T> the type
 */
public abstract class Serializer<T> implements TypeSerializer<T> {
  private final TypeDescriptor<T> descriptor;

  /**
   * For generated code.
   *
   * @param descriptor of the same type
   */
  protected Serializer(TypeDescriptor<T> descriptor) {
    this.descriptor = descriptor;
  }

  @Override
  public final TypeDescriptor<T> descriptor() {
    return descriptor;
  }

  /**
   * Streams a config: attributes in declaration order, parent first, {@code type_info} last.
   *
   * @param value what to write
   * @param out where to; JSON, YAML or any other Jackson format
   */
  public final void write(T value, JsonGenerator out) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a config whose object starts at the parser's current or next token.
   *
   * @param in any Jackson parser
   * @return a new object
   * @throws ConfigException with every problem of the config
   */
  public final T read(JsonParser in) {
    throw new UnsupportedOperationException();
  }

  /** For builders: a new object from values by wire name. */
  final T build(Map<String, @Nullable Object> values) {
    throw new UnsupportedOperationException();
  }

  /**
   * Sets runtime parameters; {@code generation_kwargs} are merged key by key, null removes one.
   *
   * @param target the object to change; unchanged if anything is wrong
   * @param values by wire name, nested maps for kwargs and nested LLMs
   * @throws ConfigException with every problem of the values
   */
  public final void update(T target, Map<String, ?> values) {
    throw new UnsupportedOperationException();
  }

  /**
   * Names of the runtime parameters.
   *
   * @param target whose nested LLMs are asked too
   * @return name to {@code Boolean} (is it optional?) or nested map, parent first
   */
  public final Map<String, Object> runtimeParametersNames(T target) {
    throw new UnsupportedOperationException();
  }

  /**
   * Descriptions of the runtime parameters.
   *
   * @param target whose nested LLMs are asked too
   * @return parent first
   */
  public final List<RuntimeParameterInfo> runtimeParametersInfo(T target) {
    throw new UnsupportedOperationException();
  }

  /**
   * The kwargs of one call: overrides, else those set, else environment and defaults; checked
   * whole.
   *
   * @param set the kwargs of the config
   * @param overrides the kwargs of the call; null for none
   * @return kwargs in which every required one has a value
   * @throws ConfigException with every problem of the values
   */
  public final Kwargs bind(@Nullable Kwargs set, @Nullable Kwargs overrides) {
    throw new UnsupportedOperationException();
  }
}
