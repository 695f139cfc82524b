package dev.retort.bench.document;

import dev.retort.config.Serializer;
import dev.retort.descriptor.Types;
import tools.jackson.core.json.JsonFactory;

/** The serializer that Retort's processor generates. */
public final class RetortCodec implements DocumentCodec<BenchStep> {
  private final Serializer<BenchStep> serializer;
  private final BenchStep sample;

  /** The sample is read once from what the streaming program writes. */
  @SuppressWarnings("unchecked") // The descriptor of a class leads to the serializer of that class.
  public RetortCodec() {
    serializer = (Serializer<BenchStep>) Types.of(BenchStep.class).serializer();
    sample = serializer.fromJson(new StreamingWriter(new JsonFactory()).write(Sample.bare()));
  }

  @Override
  public byte[] write() {
    return serializer.toJsonBytes(sample);
  }

  @Override
  public BenchStep read(byte[] json) {
    return serializer.fromJson(json);
  }

  @Override
  public StepConfig model(BenchStep read) {
    return new StreamingCodec().read(serializer.toJsonBytes(read));
  }
}
