package dev.retort.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH benchmarks in rounds: each contestant once a round, in a JVM of its own, so that a
 * machine whose speed drifts slows all of them alike.
 */
final class Rounds {
  private final int rounds;
  private final int seconds;
  private final Map<String, List<Score>> scores = new LinkedHashMap<>();

  Rounds(int rounds, int seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  /**
   * One run of a benchmark.
   *
   * @param speed operations a millisecond
   * @param bytes allocated by an operation
   * @param cpu nanoseconds of processor time of an operation, over all threads
   */
  record Score(double speed, double bytes, double cpu) {}

  /**
   * A contestant.
   *
   * @param name as in the table
   * @param method the benchmark, as class and method
   * @param parameter name of its JMH parameter
   * @param value value of that
   */
  record Contestant(String name, String method, String parameter, String value) {}

  Map<String, List<Score>> run(List<Contestant> contestants) throws RunnerException {
    for (int round = 0; round < rounds; round++) {
      for (Contestant contestant : contestants) {
        scores.computeIfAbsent(contestant.name(), name -> new ArrayList<>()).add(run(contestant));
      }
    }
    return scores;
  }

  private Score run(Contestant contestant) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(contestant.method() + "$")
            .param(contestant.parameter(), contestant.value())
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(seconds))
            .measurementIterations(2)
            .measurementTime(TimeValue.seconds(seconds))
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    RunResult result = new Runner(options.build()).runSingle();
    return new Score(
        result.getPrimaryResult().getScore(),
        secondary(result, "gc.alloc.rate.norm"),
        secondary(result, CpuProfiler.NANOS));
  }

  private static double secondary(RunResult result, String name) {
    Result<?> found = result.getSecondaryResults().get(name);
    return Objects.requireNonNull(found, () -> "no profiler tells " + name).getScore();
  }
}
