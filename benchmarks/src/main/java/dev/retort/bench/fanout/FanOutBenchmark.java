package dev.retort.bench.fanout;

import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 100,000 inputs of four generations from a backend that gives one a call, 256 at a time. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class FanOutBenchmark {
  static final int INPUTS = 100_000;
  static final int SAMPLES = 4;

  private static final String LIMITS =
      "\"requests_per_minute\": 2000000000, \"input_tokens_per_minute\": 2000000000,"
          + " \"output_tokens_per_minute\": 2000000000, ";

  /**
   * The backend; {@code limited} is the first with all limits a minute, none of them in the way.
   */
  @Param({"noop", "limited", "handoff"})
  public String backend = "noop";

  private List<Input> inputs = List.of();
  private @Nullable AsyncLLM llm;
  private @Nullable Function<Input, CompletionStage<GenerateOutput>> call;

  /** Makes the inputs and the LLM; both sides call the same one. */
  @Setup
  public void load() {
    inputs = IntStream.range(0, INPUTS).mapToObj(i -> Input.of("question " + i)).toList();
    if (!backend.equals("handoff")) {
      NoopLLM noop = (NoopLLM) llm("NoopLLM", backend.equals("limited") ? LIMITS : "");
      call = noop::generateAsync;
      llm = noop;
    } else {
      HandoffLLM handoff = (HandoffLLM) llm("HandoffLLM", "");
      call = handoff::generateAsync;
      llm = handoff;
    }
    llm.load();
  }

  /** Ends the backend's thread. */
  @TearDown
  public void unload() {
    Objects.requireNonNull(llm).unload();
  }

  /** The engine. */
  @Benchmark
  @OperationsPerInvocation(INPUTS * SAMPLES)
  public List<GenerateOutput> retort() {
    return Objects.requireNonNull(llm).generateOutputs(inputs, SAMPLES);
  }

  /** Everything at once. */
  @Benchmark
  @OperationsPerInvocation(INPUTS * SAMPLES)
  public List<GenerateOutput> allOf() {
    return Plain.allOf(inputs, SAMPLES, Objects.requireNonNull(call));
  }

  /** No calls at all: its bytes are those of the outputs, in the form in which callers get them. */
  @Benchmark
  @OperationsPerInvocation(INPUTS * SAMPLES)
  public List<GenerateOutput> outputs() {
    return Plain.outputs(INPUTS, SAMPLES);
  }

  private static AsyncLLM llm(String name, String limits) {
    return (AsyncLLM)
        LLM.fromJson(
            """
            {"max_concurrency": 256, %s"type_info": {"module": "dev.retort.bench.fanout", "name": "%s"}}
            """
                .formatted(limits, name));
  }
}
