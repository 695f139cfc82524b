package dev.retort.bench.document;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes and reads the document, from object to bytes and back. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class DocumentBenchmark {
  /** Which {@link Codecs} entry is measured; one a fork, so that call sites see one type. */
  @Param({
    "retort",
    "retort over Jackson",
    "streaming",
    "databind",
    "avaje-jsonb",
    "dsl-json",
    "fastjson2"
  })
  public String codec = "streaming";

  private DocumentCodec<?> tried = Codecs.named("streaming");
  private byte[] json = new byte[0];

  /** Makes the codec; every codec reads the same bytes. */
  @Setup
  public void choose() {
    json = Codecs.named("streaming").write();
    tried = Codecs.named(codec);
  }

  /** Object to bytes. */
  @Benchmark
  public byte[] write() {
    return tried.write();
  }

  /** Bytes to object. */
  @Benchmark
  public Object read() {
    return tried.read(json);
  }
}
