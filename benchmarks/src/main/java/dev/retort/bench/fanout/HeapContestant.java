package dev.retort.bench.fanout;

import dev.retort.bench.contest.Figures;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Outputs;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * The most that stays in the heap after forced collections while calls to a backend on another
 * thread are under way, over what was there before. Run it with the serial collector, whose full
 * collections count everything.
 */
public final class HeapContestant {
  private static final int LOOKS = 20;

  private final HandoffLLM llm;
  private final int inputs;
  private final int samples;

  private HeapContestant(HandoffLLM llm, int inputs, int samples) {
    this.llm = llm;
    this.inputs = inputs;
    this.samples = samples;
  }

  /**
   * Measures.
   *
   * @param args {@code stream}, {@code list} or {@code allOf}; inputs; generations of each
   * @throws InterruptedException if told to stop
   */
  public static void main(String[] args) throws InterruptedException {
    measure(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]), LOOKS).print();
  }

  static Figures measure(String way, int inputs, int samples, int looks)
      throws InterruptedException {
    HandoffLLM llm = HandoffLLMBuilder.create().maxConcurrency(256).build();
    llm.load();
    try {
      long most = new HeapContestant(llm, inputs, samples).most(way, looks);
      return new Figures().put("live-mb", most / 1e6);
    } finally {
      llm.unload();
    }
  }

  /** Runs again and again until there were some looks; they come at any point of a run. */
  private long most(String way, int looks) throws InterruptedException {
    AtomicBoolean enough = new AtomicBoolean();
    FutureTask<Void> work =
        new FutureTask<>(
            () -> {
              do {
                outputs(way);
              } while (!enough.get());
              return null;
            });
    new Thread(work, "work").start();
    long most = 0;
    for (int look = 0; look < looks; look++) {
      Thread.sleep(97); // Out of step with the runs.
      System.gc();
      most = Math.max(most, afterCollection());
    }
    enough.set(true);
    try {
      work.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return most;
  }

  private static long afterCollection() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(usage -> usage != null)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  private void outputs(String way) {
    int given =
        switch (way) {
          case "stream" -> stream();
          case "list" -> llm.generateOutputs(all(), samples).size();
          case "allOf" -> Plain.allOf(all(), samples, llm::generateAsync).size();
          default -> throw new IllegalArgumentException("stream, list or allOf, not " + way);
        };
    if (given != inputs) {
      throw new IllegalStateException(given + " outputs of " + inputs);
    }
  }

  private int stream() {
    int given = 0;
    try (Outputs outputs = llm.generateOutputs(each(), samples)) {
      while (outputs.hasNext()) {
        GenerateOutput output = outputs.next();
        given += output.generations().size() == samples ? 1 : 0;
      }
    }
    return given;
  }

  private List<Input> all() {
    return IntStream.range(0, inputs).mapToObj(HeapContestant::input).toList();
  }

  private Iterator<Input> each() {
    return IntStream.range(0, inputs).mapToObj(HeapContestant::input).iterator();
  }

  private static Input input(int number) {
    return Input.of("question " + number);
  }
}
