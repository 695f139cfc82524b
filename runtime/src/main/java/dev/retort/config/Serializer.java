package dev.retort.config;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeSerializer;
import dev.retort.descriptor.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Writes and reads the config of one declared type. Immutable and safe for any thread.
 *
 * <p>Reading is strict: a text is no number, 2.0 is no integer, null stands only where the
 * declaration allows it. All problems of a config are told at once.
 *
 * @param <T> the type
 */
public abstract class Serializer<T> implements TypeSerializer<T> {
  private final TypeDescriptor<T> descriptor;
  private volatile @Nullable Plan plan;

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
   * The serializer of an object's class.
   *
   * @param value an object of a declared type
   * @param <T> the type
   * @return the generated serializer
   * @throws dev.retort.descriptor.MissingCompanionException if the class has none
   */
  @SuppressWarnings("unchecked") // The descriptor of a class leads to the serializer of that class.
  public static <T> Serializer<T> of(T value) {
    return (Serializer<T>) Types.ofObject(value).serializer();
  }

  /** The compiled type; made on first use, since most types of a jar are never read. */
  final Plan plan() {
    Plan known = plan;
    if (known == null) {
      known = new Plan(descriptor);
      plan = known;
    }
    return known;
  }

  /**
   * Streams a config: attributes in declaration order, parent first, {@code type_info} last.
   *
   * @param value what to write
   * @param out where to; JSON, YAML or any other Jackson format
   */
  public final void write(T value, JsonGenerator out) {
    writeTo(value, new GeneratorSink(out));
  }

  /**
   * The config as compact JSON.
   *
   * @param value what to write
   * @return text that {@link #fromJson} reads
   */
  public final String toJson(T value) {
    return json(value).toString();
  }

  /**
   * The config as compact JSON.
   *
   * @param value what to write
   * @return UTF-8
   */
  public final byte[] toJsonBytes(T value) {
    return json(value).toBytes();
  }

  private JsonText json(T value) {
    LastDump last = plan().last;
    JsonText out = new JsonText(last.size());
    writeTo(value, out);
    last.rememberSize(out.size());
    return out;
  }

  /**
   * The config as YAML in block style.
   *
   * @param value what to write
   * @return text that {@link #fromYaml} reads
   */
  public final String toYaml(T value) {
    YamlText out = new YamlText();
    writeTo(value, out);
    return out.toString();
  }

  /** Writes an object that is known to be of the type. */
  final void writeTo(Object value, Sink out) {
    out.enter(value);
    ObjectWriter.write(plan(), value, out);
    out.leave();
  }

  /**
   * Reads a config whose object starts at the parser's current or next token.
   *
   * @param in any Jackson parser
   * @return a new object
   * @throws ConfigException with every problem of the config
   */
  public final T read(JsonParser in) {
    return read(ParserTape.read(in));
  }

  /**
   * Reads a config. Its {@code type_info} may be left out.
   *
   * @param json strict JSON
   * @return a new object
   * @throws ConfigException with every problem of the config
   */
  public final T fromJson(String json) {
    return fromJson(Source.of("<json>", json));
  }

  /**
   * Reads a config. Its {@code type_info} may be left out.
   *
   * @param json strict JSON in UTF-8
   * @return a new object
   * @throws ConfigException with every problem of the config
   */
  public final T fromJson(byte[] json) {
    return fromJson(Source.of("<json>", json));
  }

  private T fromJson(Source json) {
    LastDump last = plan().last;
    Tape tape = JsonTape.read(json, last);
    T value = read(tape);
    last.keepSpare(tape);
    return value;
  }

  /**
   * Reads a config. Its {@code type_info} may be left out.
   *
   * @param yaml YAML 1.2
   * @return a new object
   * @throws ConfigException with every problem of the config
   */
  public final T fromYaml(String yaml) {
    return read(YamlTape.read(Source.of("<yaml>", yaml)));
  }

  private T read(Tape tape) {
    return read(new Reading(tape, Environment.SYSTEM, loader()));
  }

  @SuppressWarnings("unchecked") // What the descriptor created is of its type.
  final T read(Reading reading) {
    Object value = new ObjectReader(reading).object(plan(), 0);
    reading.finish();
    Warnings.log(reading.problems());
    return (T) value;
  }

  /** For builders: a new object from values by wire name. */
  final T build(Map<String, @Nullable Object> values) {
    return read(JavaTape.read(values));
  }

  /**
   * Sets runtime parameters; {@code generation_kwargs} are merged key by key, null removes one.
   *
   * @param target the object to change; unchanged if anything is wrong
   * @param values by wire name, nested maps for kwargs and nested LLMs
   * @throws ConfigException with every problem of the values
   */
  public final void update(T target, Map<String, ?> values) {
    Update update = new Update(new Reading(JavaTape.read(values), Environment.SYSTEM, loader()));
    update.read(target, plan(), 0);
    update.apply();
  }

  /**
   * Names of the runtime parameters.
   *
   * @param target whose nested LLMs are asked too
   * @return name to {@code Boolean} (is it optional?) or nested map, parent first
   */
  public final Map<String, Object> runtimeParametersNames(T target) {
    return new Parameters(plan()).names(target);
  }

  /**
   * Descriptions of the runtime parameters.
   *
   * @param target whose nested LLMs are asked too
   * @return parent first
   */
  public final List<RuntimeParameterInfo> runtimeParametersInfo(T target) {
    return new Parameters(plan()).info(target);
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
    return new Parameters(plan()).bind(set, overrides, environment());
  }

  /** Where kwargs that were not set may have their values from. */
  Environment environment() {
    return Environment.SYSTEM;
  }

  private ClassLoader loader() {
    return Loaders.of(descriptor.getClass());
  }
}
