package dev.retort.config;

import static dev.retort.descriptor.ParamDescriptor.attribute;

import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.RecordShape;
import dev.retort.descriptor.ValueTypes;
import org.jspecify.annotations.Nullable;

/** A record as a value of a parameter. */
record Retry(int times, @Nullable String why) {
  /** What the processor writes for it. */
  static final class Shape extends RecordShape<Retry> {
    static final Shape INSTANCE = new Shape();

    private Shape() {
      super("Retry");
    }

    @Override
    protected ParamDescriptor[] declare() {
      return new ParamDescriptor[] {
        attribute("times", ValueTypes.INT.atLeast("1")),
        attribute("why", ValueTypes.STRING).orNull(),
      };
    }

    @Override
    public Retry create(@Nullable Object[] values) {
      return new Retry((int) values[0], (String) values[1]);
    }

    @Override
    public @Nullable Object get(Object record, int index) {
      Retry retry = (Retry) record;
      return index == 0 ? (Object) retry.times() : retry.why();
    }
  }
}
