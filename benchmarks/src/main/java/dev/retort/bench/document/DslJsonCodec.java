package dev.retort.bench.document;

import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonReader;
import com.dslplatform.json.JsonWriter;
import com.dslplatform.json.runtime.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The converters that dsl-json generates at compile time, with reader and writer used again. */
public final class DslJsonCodec implements DocumentCodec<StepConfig> {
  private final StepDump sample = Sample.step();
  private final DslJson<Object> json = new DslJson<>(Settings.withRuntime().includeServiceLoader());
  private final JsonWriter writer = json.newWriter(4096);
  private final JsonReader<Object> reader = json.newReader();

  @Override
  public byte[] write() {
    try {
      writer.reset();
      json.serialize(writer, sample);
      return writer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public StepConfig read(byte[] bytes) {
    try {
      return Objects.requireNonNull(reader.process(bytes, bytes.length).next(StepConfig.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public StepConfig model(StepConfig read) {
    return read;
  }
}
