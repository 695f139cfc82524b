package dev.retort.bench.batch;

import dev.retort.bench.contest.Figures;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.OfflineBatchNotFinishedException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The most that is in the heap after forced collections while requests go through offline batches:
 * at every twentieth of each pass over the inputs and of the outputs. Run it with the serial
 * collector, whose full collections count everything.
 */
public final class BatchHeap {
  private static final int LOOKS = 20;
  private static final String FILLER = "x".repeat(1000);

  private final int requests;
  private final int every;
  private long most;
  private int given;

  private BatchHeap(int requests) {
    this.requests = requests;
    this.every = Math.max(1, requests / LOOKS);
  }

  /**
   * Measures.
   *
   * @param args how many requests, of 1,000 characters each
   * @throws IOException if the disk fails
   */
  public static void main(String[] args) throws IOException {
    measure(Integer.parseInt(args[0])).print();
  }

  static Figures measure(int requests) throws IOException {
    Path folder = Files.createTempDirectory("batches");
    long start = System.nanoTime();
    try {
      BatchHeap heap = new BatchHeap(requests);
      heap.run(folder);
      return new Figures()
          .put("live-mb", heap.most / 1e6)
          .put("requests/s", requests / ((System.nanoTime() - start) / 1e9));
    } finally {
      delete(folder);
    }
  }

  private void run(Path folder) throws IOException {
    Path desk = Files.createDirectory(folder.resolve("desk"));
    DeskLLM llm = DeskLLMBuilder.create().place(desk).useOfflineBatchGeneration(true).build();
    try (llm) {
      llm.keepBatchesIn(folder.resolve("state"));
      try {
        llm.offlineBatchGenerate(this::inputs, 1, this::take);
        throw new IllegalStateException("nothing was submitted");
      } catch (OfflineBatchNotFinishedException e) {
        llm.offlineBatchGenerate(this::inputs, 1, this::take);
      }
    }
    if (given != requests) {
      throw new IllegalStateException(given + " outputs of " + requests);
    }
  }

  private static String text(int number) {
    return number + FILLER;
  }

  private Iterator<Input> inputs() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < requests;
      }

      @Override
      public Input next() {
        look(next);
        return Input.of(text(next++));
      }
    };
  }

  private void take(GenerateOutput output) {
    look(given);
    if (!text(given).equals(output.generations().get(0))) {
      throw new IllegalStateException("output " + given + " is another's");
    }
    given++;
  }

  private void look(int number) {
    if (number % every == 0) {
      System.gc();
      most = Math.max(most, afterCollection());
    }
  }

  private static long afterCollection() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(usage -> usage != null)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
