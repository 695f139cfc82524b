package dev.retort.step;

import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A whole run of one text generation with an LLM that answers by offline batches: it takes all rows
 * first, which wait on the disk, and gives them once all are answered. One thread.
 */
final class OfflineConversation {
  /** What the sink threw, on its way through the LLM. */
  private static final class SinkFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SinkFailure(Exception cause) {
      super(cause);
    }
  }

  private final TextGeneration step;
  private final LLM llm;
  private final Iterator<Row> rows;
  private final RowSink sink;
  private final Mappings mappings;
  private final Generations generations;
  private final List<RecordReader<Row>> open = new ArrayList<>();

  OfflineConversation(TextGeneration step, LLM llm, Iterator<Row> rows, RowSink sink) {
    this.step = step;
    this.llm = llm;
    this.rows = rows;
    this.sink = sink;
    this.mappings = step.mappings();
    this.generations = step.generations();
  }

  void run() throws IOException, InterruptedException {
    Path state = step.context().state();
    Path file = state == null ? Files.createTempFile("retort-rows-", ".jsonl") : rowsOf(state);
    try {
      boolean asks = write(file);
      // A batch of some rows would have to be paid for again with all of them.
      if (!step.context().isCutShort() && !step.context().stopping()) {
        if (state != null) {
          llm.keepBatchesIn(state);
        }
        // A wait of a day is ended at once; what calls in flight have cost is found again.
        step.context().onStop(Thread.currentThread()::interrupt);
        give(file, asks);
      }
    } finally {
      step.context().onStop(null);
      open.forEach(RecordReader::close);
      Files.deleteIfExists(file);
    }
  }

  private static Path rowsOf(Path state) throws IOException {
    Files.createDirectories(state);
    return state.resolve("rows.jsonl");
  }

  /** Writes all rows; says whether any of them asks something. */
  private boolean write(Path file) throws IOException {
    boolean asks = false;
    BufferedWriter out = Files.newBufferedWriter(file);
    try (out) {
      while (rows.hasNext()) {
        Row row = rows.next();
        asks |= prompt(row).input() != null;
        out.write(row.toJson());
        out.write('\n');
      }
    }
    return asks;
  }

  private TextGeneration.Prompt prompt(Row row) {
    return step.prompt(mappings.view(row));
  }

  private void give(Path file, boolean asks) throws IOException, InterruptedException {
    RecordReader<Row> waiting = reader(file);
    try (waiting) {
      if (asks) {
        llm.offlineBatchGenerate(
            () -> new Inputs(file), step.numGenerations(), output -> giveNext(waiting, output));
      }
      giveBad(waiting);
    } catch (SinkFailure e) {
      if (e.getCause() instanceof InterruptedException interrupt) {
        throw interrupt;
      } else if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Gives the rows up to the one that the output answers. */
  private void giveNext(RecordReader<Row> waiting, GenerateOutput output) {
    try {
      TextGeneration.Prompt prompt = prompt(waiting.next());
      while (prompt.input() == null) {
        give(prompt, null);
        prompt = prompt(waiting.next());
      }
      give(prompt, output);
    } catch (IOException | InterruptedException e) {
      throw new SinkFailure(e);
    }
  }

  /** Gives the rows behind the last output, none of which asks anything. */
  private void giveBad(RecordReader<Row> waiting) throws IOException, InterruptedException {
    while (waiting.hasNext()) {
      give(prompt(waiting.next()), null);
    }
  }

  private void give(TextGeneration.Prompt prompt, @Nullable GenerateOutput output)
      throws IOException, InterruptedException {
    List<Row> given = new ArrayList<>();
    generations.add(prompt, output, given);
    sink.take(mappings.back(given));
  }

  /** Reads the rows from the start; closed at the end of the run, if not before. */
  private RecordReader<Row> reader(Path file) throws IOException {
    RecordReader<Row> reader = new JsonlRows(file, file.toString());
    open.add(reader);
    return reader;
  }

  /** The inputs of the rows that have one. */
  private final class Inputs implements Iterator<Input> {
    private final RecordReader<Row> all;
    private @Nullable Input next;

    Inputs(Path file) {
      try {
        all = reader(file);
      } catch (IOException e) {
        throw RecordReader.unreadable(file.toString(), e);
      }
    }

    @Override
    public boolean hasNext() {
      while (next == null && all.hasNext()) {
        next = prompt(all.next()).input();
      }
      if (next == null) {
        all.close();
      }
      return next != null;
    }

    @Override
    public Input next() {
      Input input = hasNext() ? next : null;
      if (input == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return input;
    }
  }
}
