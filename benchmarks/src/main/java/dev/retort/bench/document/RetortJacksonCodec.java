package dev.retort.bench.document;

import dev.retort.config.Serializer;
import dev.retort.descriptor.Types;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The same serializer over a Jackson generator and parser of the caller. */
public final class RetortJacksonCodec implements DocumentCodec<BenchStep> {
  private final JsonFactory factory = new JsonFactory();
  private final Serializer<BenchStep> serializer;
  private final BenchStep sample;

  /** The sample is read once from what the streaming program writes. */
  @SuppressWarnings("unchecked") // The descriptor of a class leads to the serializer of that class.
  public RetortJacksonCodec() {
    serializer = (Serializer<BenchStep>) Types.of(BenchStep.class).serializer();
    sample = read(new StreamingWriter(new JsonFactory()).write(Sample.bare()));
  }

  @Override
  public byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      serializer.write(sample, out);
    }
    return bytes.toByteArray();
  }

  @Override
  public BenchStep read(byte[] json) {
    try (JsonParser in = factory.createParser(ObjectReadContext.empty(), json)) {
      return serializer.read(in);
    }
  }

  @Override
  public StepConfig model(BenchStep read) {
    return new StreamingCodec().read(serializer.toJsonBytes(read));
  }
}
