package dev.retort.config;

import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.StepDescriptor;
import dev.retort.descriptor.TypeDescriptor;
import dev.retort.descriptor.TypeInfo;
import org.jspecify.annotations.Nullable;

/** A declared type, compiled once for reading and writing. Immutable. */
final class Plan {
  static final Key TYPE_INFO = new Key("type_info");
  static final Key MODULE = new Key("module");
  static final Key NAME = new Key("name");
  static final Key INFO = new Key("runtime_parameters_info");

  final TypeDescriptor<?> descriptor;
  final Slots attributes;

  /** The generation kwargs; null for steps. */
  final @Nullable Slots kwargs;

  final boolean isStep;

  /** The value of {@code type_info}. */
  final Constant typeInfo;

  final LastDump last = new LastDump();

  /** Of {@code runtime_parameters_info}; made when a step is written for the first time. */
  private volatile @Nullable InfoPlan info;

  Plan(TypeDescriptor<?> descriptor) {
    this.descriptor = descriptor;
    this.attributes = Slots.of(descriptor, descriptor.attributes());
    this.kwargs =
        descriptor instanceof LLMDescriptor<?> llm ? Slots.of(llm.generationKwargs()) : null;
    this.isStep = descriptor instanceof StepDescriptor<?>;
    TypeInfo type = descriptor.typeInfo();
    this.typeInfo =
        new Constant("{\"module\":\"" + type.module() + "\",\"name\":\"" + type.name() + "\"}");
  }

  InfoPlan info() {
    InfoPlan known = info;
    if (known == null) {
      known = InfoPlan.of(this);
      info = known;
    }
    return known;
  }

  LLMDescriptor<?> llm() {
    return (LLMDescriptor<?>) descriptor;
  }

  Slots kwargsOrFail() {
    if (kwargs == null) {
      throw new IllegalStateException(descriptor + " is no LLM");
    }
    return kwargs;
  }

  /** Whether a config may call the type by a name. */
  boolean answersTo(String module, String name) {
    TypeInfo own = descriptor.typeInfo();
    if (own.name().equals(name) && own.module().equals(module)) {
      return true;
    }
    for (TypeInfo alias : descriptor.aliases()) {
      if (alias.name().equals(name) && alias.module().equals(module)) {
        return true;
      }
    }
    return false;
  }
}
