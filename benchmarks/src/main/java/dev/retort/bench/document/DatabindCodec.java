package dev.retort.bench.document;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Jackson's databind, set up for declaration order and exact numbers. */
public final class DatabindCodec implements DocumentCodec<StepConfig> {
  private final StepDump sample = Sample.step();
  private final ObjectWriter writer;
  private final ObjectReader reader;

  /** One mapper; reader and writer are bound to their types once. */
  public DatabindCodec() {
    JsonMapper mapper =
        JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    writer = mapper.writerFor(StepDump.class);
    reader = mapper.readerFor(StepConfig.class);
  }

  @Override
  public byte[] write() {
    return writer.writeValueAsBytes(sample);
  }

  @Override
  public StepConfig read(byte[] json) {
    return reader.readValue(json);
  }

  @Override
  public StepConfig model(StepConfig read) {
    return read;
  }
}
