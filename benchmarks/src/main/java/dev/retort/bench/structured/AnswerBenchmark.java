package dev.retort.bench.structured;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads answers, which providers hand over as text, into records. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class AnswerBenchmark {
  /** Which codec is measured; one a fork, so that call sites see one type. */
  @Param({"retort", "streaming", "databind", "fastjson2"})
  public String codec = "streaming";

  private AnswerCodec tried = AnswerCodecs.named("streaming");
  private String person = "";
  private String invoice = "";

  /** Makes the codec; every codec reads the same texts. */
  @Setup
  public void choose() {
    tried = AnswerCodecs.named(codec);
    person = AnswerCodecs.PERSON;
    invoice = AnswerCodecs.INVOICE;
  }

  /** The short answer. */
  @Benchmark
  public Object person() {
    return tried.person(person);
  }

  /** The long answer, with a few characters beyond ASCII and a few escapes. */
  @Benchmark
  public Object invoice() {
    return tried.invoice(invoice);
  }
}
