package dev.retort.descriptor;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One parameter, attribute, kwarg or record component. Immutable; the methods without "get" meaning
 * ({@code orDefault}, {@code fromEnv}, ...) return a changed copy and read as a declaration does.
 */
public final class ParamDescriptor {
  private final String name;
  private final ValueType type;
  private final boolean runtime;
  private final boolean nullable;
  private final boolean identity;
  private final @Nullable String defaultValue;
  private final @Nullable String env;
  private final @Nullable String description;
  private final List<String> aliases;

  private ParamDescriptor(
      String name,
      ValueType type,
      boolean runtime,
      boolean nullable,
      boolean identity,
      @Nullable String defaultValue,
      @Nullable String env,
      @Nullable String description,
      List<String> aliases) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = Objects.requireNonNull(type, "type");
    this.runtime = runtime;
    this.nullable = nullable;
    this.identity = identity;
    this.defaultValue = defaultValue;
    this.env = env;
    this.description = description;
    this.aliases = aliases;
  }

  /**
   * A parameter that may be set at run time.
   *
   * @param name wire name
   * @param type its type
   * @return the descriptor, required until told otherwise
   */
  public static ParamDescriptor parameter(String name, ValueType type) {
    return new ParamDescriptor(name, type, true, false, true, null, null, null, List.of());
  }

  /**
   * An attribute, fixed once the object is made.
   *
   * @param name wire name
   * @param type its type
   * @return the descriptor, required until told otherwise
   */
  public static ParamDescriptor attribute(String name, ValueType type) {
    return new ParamDescriptor(name, type, false, false, true, null, null, null, List.of());
  }

  /**
   * Allows null.
   *
   * @return a copy
   */
  public ParamDescriptor orNull() {
    return new ParamDescriptor(
        name, type, runtime, true, identity, defaultValue, env, description, aliases);
  }

  /**
   * Gives a default.
   *
   * @param text as in {@link dev.retort.annotation.RuntimeParam#defaultValue}
   * @return a copy
   */
  public ParamDescriptor orDefault(String text) {
    return new ParamDescriptor(
        name, type, runtime, nullable, identity, text, env, description, aliases);
  }

  /**
   * Names the environment variable.
   *
   * @param variable its name
   * @return a copy
   */
  public ParamDescriptor fromEnv(String variable) {
    return new ParamDescriptor(
        name, type, runtime, nullable, identity, defaultValue, variable, description, aliases);
  }

  /**
   * Says that the value cannot change an answer.
   *
   * @return a copy
   */
  public ParamDescriptor notIdentity() {
    return new ParamDescriptor(
        name, type, runtime, nullable, false, defaultValue, env, description, aliases);
  }

  /**
   * Gives the description.
   *
   * @param text plain text
   * @return a copy
   */
  public ParamDescriptor describedAs(String text) {
    return new ParamDescriptor(
        name, type, runtime, nullable, identity, defaultValue, env, text, aliases);
  }

  /**
   * Gives further names.
   *
   * @param names accepted when reading
   * @return a copy
   */
  public ParamDescriptor aliased(String... names) {
    return new ParamDescriptor(
        name, type, runtime, nullable, identity, defaultValue, env, description, List.of(names));
  }

  /**
   * The name in config files.
   *
   * @return the wire name
   */
  public String name() {
    return name;
  }

  /**
   * The type.
   *
   * @return with constraints
   */
  public ValueType type() {
    return type;
  }

  /**
   * Whether it may be set at run time ({@code @RuntimeParam}) or not ({@code @Attribute}).
   *
   * @return true for {@code @RuntimeParam}
   */
  public boolean isRuntime() {
    return runtime;
  }

  /**
   * Whether null is a value.
   *
   * @return true for {@code @Nullable}
   */
  public boolean isNullable() {
    return nullable;
  }

  /**
   * Whether it may be left out.
   *
   * @return true with a default, an environment variable, {@code @Nullable} or {@code Optional}
   */
  public boolean isOptional() {
    return nullable
        || defaultValue != null
        || env != null
        || type instanceof ValueType.OptionalType
        || type instanceof ValueType.KwargsType;
  }

  /**
   * Whether the value can change the answer.
   *
   * @return false for time-outs and the like
   */
  public boolean isIdentity() {
    return identity;
  }

  /**
   * Whether the value is, or holds, a credential.
   *
   * @return true if the type is or contains {@code Secret}
   */
  public boolean isSecret() {
    return holdsSecret(type);
  }

  /**
   * The default as declared.
   *
   * @return the text; null where there is none
   */
  public @Nullable String defaultValue() {
    return defaultValue;
  }

  /**
   * The environment variable.
   *
   * @return its name; null where there is none
   */
  public @Nullable String env() {
    return env;
  }

  /**
   * What it does.
   *
   * @return plain text; null where nothing was said
   */
  public @Nullable String description() {
    return description;
  }

  /**
   * Further names accepted when reading.
   *
   * @return unmodifiable
   */
  public List<String> aliases() {
    return aliases;
  }

  @Override
  public String toString() {
    return name + ": " + type.label();
  }

  private static boolean holdsSecret(ValueType type) {
    if (type instanceof ValueType.ScalarType t) {
      return t.scalar() == Scalar.SECRET;
    } else if (type instanceof ValueType.ListType t) {
      return holdsSecret(t.item());
    } else if (type instanceof ValueType.SetType t) {
      return holdsSecret(t.item());
    } else if (type instanceof ValueType.MapType t) {
      return holdsSecret(t.value());
    } else if (type instanceof ValueType.OptionalType t) {
      return holdsSecret(t.value());
    }
    return false;
  }
}
