package dev.retort.bench.document;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;

/** The adapters that avaje-jsonb generates at compile time. */
public final class AvajeCodec implements DocumentCodec<StepConfig> {
  private final StepDump sample = Sample.step();
  private final JsonType<StepDump> writer;
  private final JsonType<StepConfig> reader;

  /** Nulls are left out everywhere: avaje-jsonb cannot leave them out in the entries alone. */
  public AvajeCodec() {
    Jsonb jsonb = Jsonb.builder().serializeEmpty(true).build();
    writer = jsonb.type(StepDump.class);
    reader = jsonb.type(StepConfig.class);
  }

  @Override
  public byte[] write() {
    return writer.toJsonBytes(sample);
  }

  @Override
  public StepConfig read(byte[] json) {
    return reader.fromJson(json);
  }

  @Override
  public StepConfig model(StepConfig read) {
    return read;
  }
}
