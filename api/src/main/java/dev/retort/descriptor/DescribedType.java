package dev.retort.descriptor;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A declared type that is known without its class. Immutable.
 *
 * @param typeInfo its name in configs
 * @param base the class of the runtime on which it rests
 * @param supertypes names of the class and of all that it extends and implements
 * @param aliases further names in configs
 * @param members attributes and parameters beyond those of the base, the farthest first
 * @param presets changed defaults, the nearest last
 * @param kwargs generation kwargs; none for steps
 * @param capabilities what it can do, for an LLM
 * @param nativeGenerations whether one call can give several generations, for an LLM
 */
public record DescribedType(
    TypeInfo typeInfo,
    Base base,
    Set<String> supertypes,
    List<TypeInfo> aliases,
    List<ParamDescriptor> members,
    List<NewDefault> presets,
    List<ParamDescriptor> kwargs,
    Set<Capability> capabilities,
    boolean nativeGenerations) {

  /** The classes of the runtime that users extend. */
  public enum Base {
    LLM,
    ASYNC_LLM,
    STEP,
    GENERATOR_STEP
  }

  /**
   * A preset.
   *
   * @param name wire name of the parameter
   * @param defaultValue its default; null = as inherited
   * @param env its environment variable; null = as inherited
   */
  public record NewDefault(String name, @Nullable String defaultValue, @Nullable String env) {
    public NewDefault {
      Objects.requireNonNull(name, "name");
    }
  }

  public DescribedType {
    Objects.requireNonNull(typeInfo, "typeInfo");
    Objects.requireNonNull(base, "base");
    supertypes = Set.copyOf(supertypes);
    aliases = List.copyOf(aliases);
    members = List.copyOf(members);
    presets = List.copyOf(presets);
    kwargs = List.copyOf(kwargs);
    capabilities = Set.copyOf(capabilities);
  }
}
