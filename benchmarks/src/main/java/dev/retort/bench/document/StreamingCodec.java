package dev.retort.bench.document;

import tools.jackson.core.json.JsonFactory;

/** A careful hand-written Jackson streaming program. */
public final class StreamingCodec implements DocumentCodec<StepConfig> {
  private final StepDump sample = Sample.step();
  private final StreamingWriter writer;
  private final StreamingReader reader;

  /** One factory for both halves, as a program would have. */
  public StreamingCodec() {
    JsonFactory factory = new JsonFactory();
    writer = new StreamingWriter(factory);
    reader = new StreamingReader(factory);
  }

  /** The LLM of the document alone. */
  public static byte[] llm() {
    return new StreamingWriter(new JsonFactory()).writeLlm(Sample.llm());
  }

  @Override
  public byte[] write() {
    return writer.write(sample);
  }

  @Override
  public StepConfig read(byte[] json) {
    return reader.read(json);
  }

  @Override
  public StepConfig model(StepConfig read) {
    return read;
  }
}
