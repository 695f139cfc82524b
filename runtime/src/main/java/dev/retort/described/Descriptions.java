package dev.retort.described;

import dev.retort.config.TypeSource;
import dev.retort.descriptor.DescribedType;
import dev.retort.descriptor.DescribedType.NewDefault;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.descriptor.TypeLookup;
import dev.retort.descriptor.Types;
import dev.retort.llm.AsyncLLMMembers;
import dev.retort.llm.LLMMembers;
import dev.retort.step.GeneratorStepMembers;
import dev.retort.step.StepMembers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types of a compilation: the runtime's own as they are, all others by their descriptions. One
 * thread.
 */
public final class Descriptions implements TypeSource {
  /** Why a type that has mistakes of its own cannot be used; told where it stands, not here. */
  public static final String FAULTY = "the type has mistakes of its own";

  private final TypeLookup lookup;
  private final Map<TypeInfo, TypeDescriptor<?>> made = new HashMap<>();

  /**
   * For one check.
   *
   * @param lookup what the compiler knows
   */
  public Descriptions(TypeLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public Answer find(TypeInfo name) {
    TypeLookup.Answer answer = lookup.find(name);
    if (answer instanceof TypeLookup.OfRuntime own) {
      return ofRuntime(own.type());
    } else if (answer instanceof TypeLookup.Described described) {
      return new Found(
          made.computeIfAbsent(described.type().typeInfo(), type -> descriptor(described.type())));
    } else if (answer instanceof TypeLookup.Broken broken) {
      return new Broken(broken.reason());
    } else if (answer instanceof TypeLookup.Undeclared undeclared) {
      return new Undeclared(undeclared.isClass());
    }
    return new Broken(FAULTY);
  }

  @Override
  public List<String> names(String module) {
    return lookup.names(module);
  }

  private static Answer ofRuntime(TypeInfo type) {
    return Types.find(type, Descriptions.class.getClassLoader())
        .<Answer>map(Found::new)
        .orElse(new Undeclared(true));
  }

  private static TypeDescriptor<?> descriptor(DescribedType type) {
    return switch (type.base()) {
      case LLM -> new LLMDescription<>(type, LLMMembers.INSTANCE, DescribedLLM::new);
      case ASYNC_LLM ->
          new LLMDescription<>(type, AsyncLLMMembers.INSTANCE, DescribedAsyncLLM::new);
      case STEP -> new StepDescription<>(type, StepMembers.INSTANCE, DescribedStep::new);
      case GENERATOR_STEP ->
          new StepDescription<>(type, GeneratorStepMembers.INSTANCE, DescribedGeneratorStep::new);
    };
  }

  static @Nullable String[][] presets(DescribedType type) {
    List<NewDefault> presets = type.presets();
    @Nullable String[][] all = new String[presets.size()][];
    for (int i = 0; i < all.length; i++) {
      NewDefault each = presets.get(i);
      all[i] = new @Nullable String[] {each.name(), each.defaultValue(), each.env()};
    }
    return all;
  }
}
