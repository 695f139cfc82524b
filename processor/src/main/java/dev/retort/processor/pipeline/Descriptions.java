package dev.retort.processor.pipeline;

import dev.retort.descriptor.DescribedType;
import dev.retort.descriptor.DescribedType.Base;
import dev.retort.descriptor.DescribedType.NewDefault;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.ValueType;
import dev.retort.descriptor.ValueTypes;
import dev.retort.processor.model.Declaration;
import dev.retort.processor.model.Level;
import dev.retort.processor.model.Operative;
import dev.retort.processor.model.Param;
import dev.retort.processor.model.TypeModel;
import java.util.List;
import java.util.Set;

/** Puts a declaration into the words of descriptors, without its class. */
final class Descriptions {
  private static final String LLM = "dev.retort.llm.LLM";
  private static final String ASYNC_LLM = "dev.retort.llm.AsyncLLM";
  private static final String STEP = "dev.retort.step.Step";
  private static final String GENERATOR_STEP = "dev.retort.step.GeneratorStep";

  /** What the runtime declares itself, in classes that it brings along. */
  private static final Set<String> BASES =
      Set.of(LLM, ASYNC_LLM, STEP, GENERATOR_STEP, "dev.retort.step.PipelineStep");

  private Descriptions() {}

  /**
   * Describes a type.
   *
   * @param names of the class and of those above it
   */
  static DescribedType of(Declaration declaration, Set<String> names) {
    int inherited =
        declaration.ancestors().stream()
            .filter(level -> BASES.contains(level.ref().qualified()))
            .mapToInt(level -> level.fields().size())
            .sum();
    List<Param> attributes = declaration.attributes();
    Operative operative = declaration.operative();
    return new DescribedType(
        declaration.typeInfo(),
        base(names),
        names,
        declaration.aliases(),
        params(attributes.subList(inherited, attributes.size())),
        declaration.presets().stream()
            .map(each -> new NewDefault(each.name(), each.defaultValue(), each.env()))
            .toList(),
        declaration.level().kind() == Level.Kind.LLM ? params(declaration.kwargs()) : List.of(),
        declaration.capabilities(),
        operative == null || operative.nativeN());
  }

  private static Base base(Set<String> names) {
    if (names.contains(LLM)) {
      return names.contains(ASYNC_LLM) ? Base.ASYNC_LLM : Base.LLM;
    }
    return names.contains(GENERATOR_STEP) ? Base.GENERATOR_STEP : Base.STEP;
  }

  private static List<ParamDescriptor> params(List<Param> params) {
    return params.stream().map(Descriptions::param).toList();
  }

  private static ParamDescriptor param(Param param) {
    ValueType type = type(param.type());
    ParamDescriptor described =
        param.runtime()
            ? ParamDescriptor.parameter(param.name(), type)
            : ParamDescriptor.attribute(param.name(), type);
    described = param.nullable() ? described.orNull() : described;
    described =
        param.defaultValue() == null ? described : described.orDefault(param.defaultValue());
    described = param.env() == null ? described : described.fromEnv(param.env());
    return described.aliased(param.aliases().toArray(String[]::new));
  }

  private static ValueType type(TypeModel type) {
    if (type instanceof TypeModel.ScalarOf t) {
      return new ValueType.ScalarType(t.scalar(), t.constraints());
    } else if (type instanceof TypeModel.EnumOf t) {
      return new ValueType.NamedEnumType(t.java().simple(), t.constants());
    } else if (type instanceof TypeModel.ItemsOf t) {
      return t.set()
          ? new ValueType.SetType(type(t.item()), t.constraints())
          : new ValueType.ListType(type(t.item()), t.constraints());
    } else if (type instanceof TypeModel.MapOf t) {
      return new ValueType.MapType(type(t.value()), t.constraints());
    } else if (type instanceof TypeModel.OptionalOf t) {
      return new ValueType.OptionalType(type(t.value()));
    } else if (type instanceof TypeModel.RecordOf t) {
      return ValueTypes.recordOf(new DescribedRecord(t.java().simple(), params(t.components())));
    } else if (type instanceof TypeModel.LlmOf t) {
      return new ValueType.NamedModelType(t.bound().qualified());
    }
    return ValueTypes.KWARGS;
  }
}
