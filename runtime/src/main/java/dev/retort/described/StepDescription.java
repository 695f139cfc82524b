package dev.retort.described;

import dev.retort.config.DescribedSerializer;
import dev.retort.descriptor.DescribedType;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.StepDescriptor;
import dev.retort.descriptor.TypeInfo;
import dev.retort.descriptor.TypeSerializer;
import dev.retort.step.PipelineStep;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The descriptor of a step that is only described. Immutable. */
final class StepDescription<T extends PipelineStep & Stand> extends StepDescriptor<T> {
  private final DescribedType type;
  private final Function<Stand.Values, T> maker;
  private final TypeSerializer<T> serializer;

  StepDescription(DescribedType type, Members<? super T> base, Function<Stand.Values, T> maker) {
    super(type.typeInfo().module(), type.typeInfo().name(), base);
    this.type = type;
    this.maker = maker;
    this.serializer = new DescribedSerializer<>(this);
  }

  @Override
  public List<TypeInfo> aliases() {
    return type.aliases();
  }

  @Override
  public String description() {
    return "";
  }

  @Override
  protected @Nullable String[][] presets() {
    return Descriptions.presets(type);
  }

  @Override
  protected ParamDescriptor[] declare() {
    return type.members().toArray(ParamDescriptor[]::new);
  }

  @Override
  public T create() {
    return maker.apply(new Stand.Values(this, type));
  }

  @Override
  public TypeSerializer<T> serializer() {
    return serializer;
  }

  @Override
  public @Nullable Object get(T target, int index) {
    return target.values().get(index);
  }

  @Override
  public void set(T target, int index, @Nullable Object value) {
    target.values().set(index, value);
  }
}
