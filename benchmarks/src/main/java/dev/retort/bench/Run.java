package dev.retort.bench;

import dev.retort.bench.Rounds.Contestant;
import dev.retort.bench.document.Codecs;
import dev.retort.bench.document.DocumentBenchmark;
import dev.retort.bench.fanout.FanOutBenchmark;
import dev.retort.bench.structured.AnswerBenchmark;
import dev.retort.bench.structured.AnswerCodecs;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/** Runs the JMH benchmarks and prints their tables. The script {@code benchmarks/run} calls it. */
public final class Run {
  private Run() {}

  /**
   * Runs.
   *
   * @param args {@code document}, {@code structured} or {@code fanout}; rounds (3); seconds an
   *     iteration (1)
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] args) throws RunnerException {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    System.out.println(System.getProperty("java.runtime.version"));
    switch (args[0]) {
      case "document" -> document(new Rounds(rounds, seconds));
      case "structured" -> structured(new Rounds(rounds, seconds));
      case "fanout" -> fanOut(new Rounds(rounds, seconds));
      default ->
          throw new IllegalArgumentException("document, structured or fanout, not " + args[0]);
    }
  }

  private static void document(Rounds rounds) throws RunnerException {
    List<Contestant> all =
        Stream.of("write", "read").flatMap(task -> codecs(task).stream()).toList();
    Table table = new Table(System.out, rounds.run(all));
    for (String task : List.of("write", "read")) {
      List<String> names = codecs(task).stream().map(Contestant::name).toList();
      table.print(task, "document", names, task + " streaming");
    }
  }

  private static List<Contestant> codecs(String task) {
    String method = DocumentBenchmark.class.getName() + "." + task;
    return Codecs.names().stream()
        .map(codec -> new Contestant(task + " " + codec, method, "codec", codec))
        .toList();
  }

  private static void structured(Rounds rounds) throws RunnerException {
    List<Contestant> all =
        Stream.of("person", "invoice").flatMap(answer -> readers(answer).stream()).toList();
    Table table = new Table(System.out, rounds.run(all));
    for (String answer : List.of("person", "invoice")) {
      List<String> names = readers(answer).stream().map(Contestant::name).toList();
      table.print(answer, "answer", names, answer + " databind");
    }
  }

  private static List<Contestant> readers(String answer) {
    String method = AnswerBenchmark.class.getName() + "." + answer;
    return AnswerCodecs.names().stream()
        .map(codec -> new Contestant(answer + " " + codec, method, "codec", codec))
        .toList();
  }

  private static void fanOut(Rounds rounds) throws RunnerException {
    List<Contestant> all =
        Stream.of("noop", "limited", "handoff").flatMap(backend -> ways(backend).stream()).toList();
    Table table = new Table(System.out, rounds.run(all));
    for (String backend : List.of("noop", "limited", "handoff")) {
      List<String> names = ways(backend).stream().map(Contestant::name).toList();
      table.print(backend, "call", names, backend + " allOf");
    }
  }

  private static List<Contestant> ways(String backend) {
    String type = FanOutBenchmark.class.getName() + ".";
    return Stream.of("retort", "allOf", "outputs")
        .map(way -> new Contestant(backend + " " + way, type + way, "backend", backend))
        .toList();
  }
}
