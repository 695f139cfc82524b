package dev.retort.processor.pipeline;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.RecordShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record without its class: its values are lists. Immutable. */
final class DescribedRecord extends RecordShape<List<@Nullable Object>> {
  private final List<ParamDescriptor> params;

  DescribedRecord(String name, List<ParamDescriptor> params) {
    super(name);
    this.params = params;
  }

  @Override
  protected ParamDescriptor[] declare() {
    return params.toArray(ParamDescriptor[]::new);
  }

  @Override
  public List<@Nullable Object> create(@Nullable Object[] values) {
    return new ArrayList<>(Arrays.asList(values));
  }

  @Override
  public @Nullable Object get(Object record, int index) {
    return ((List<?>) record).get(index);
  }
}
