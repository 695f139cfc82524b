package dev.retort.config;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.Members;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.TypeDescriptor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object whose fields are what a test declares; its descriptor stands in for a generated one.
 */
final class Thing {
  final @Nullable Object[] fields;

  private Thing(int size) {
    this.fields = new Object[size];
  }

  /** A type with some attributes, the first of them {@code generation_kwargs}. */
  static Serializer<Thing> type(List<ParamDescriptor> attributes, List<ParamDescriptor> kwargs) {
    return new Type(attributes, kwargs).serializer();
  }

  static Serializer<Thing> type(ParamDescriptor... attributes) {
    return type(List.of(attributes), List.of());
  }

  /** Kwargs as an array. */
  record Values(List<@Nullable Object> all) implements Kwargs {
    @Override
    public @Nullable Object get(int index) {
      return all.get(index);
    }
  }

  private static final class Type extends LLMDescriptor<Thing> {
    private final List<ParamDescriptor> attributes;
    private final List<ParamDescriptor> kwargs;
    private final ThingSerializer serializer = new ThingSerializer(this);

    Type(List<ParamDescriptor> attributes, List<ParamDescriptor> kwargs) {
      super("some.module", "Thing", (Members<? super Thing>) null);
      this.attributes = attributes;
      this.kwargs = kwargs;
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    protected ParamDescriptor[] declare() {
      return attributes.toArray(new ParamDescriptor[0]);
    }

    @Override
    protected ParamDescriptor[] declareKwargs() {
      return kwargs.toArray(new ParamDescriptor[0]);
    }

    @Override
    public Kwargs kwargs(@Nullable Object[] values) {
      return new Values(Arrays.asList(values.clone()));
    }

    @Override
    public Thing create() {
      return new Thing(attributes.size());
    }

    @Override
    public ThingSerializer serializer() {
      return serializer;
    }

    @Override
    public @Nullable Object get(Thing thing, int index) {
      return thing.fields[index];
    }

    @Override
    public void set(Thing thing, int index, @Nullable Object value) {
      thing.fields[index] = value;
    }
  }

  private static final class ThingSerializer extends Serializer<Thing> {
    ThingSerializer(TypeDescriptor<Thing> descriptor) {
      super(descriptor);
    }
  }
}
