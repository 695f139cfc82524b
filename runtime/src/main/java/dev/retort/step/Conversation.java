package dev.retort.step;

import dev.retort.llm.AsyncLLM;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.Outputs;
import dev.retort.llm.WeighedInputs;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A whole run of one text generation with an LLM that answers many inputs at once: calls stay under
 * way across batches, answers come back in the order of the rows. One thread.
 */
final class Conversation {
  /*
   * The LLM reads inputs ahead of the outputs it gives; rows wait in pending meanwhile, and there
   * are no more of them than the LLM reads ahead, for which it is told what they weigh. A row without a prompt is no input: it waits there
   * for its turn as well. So that a long series of them does not fill the memory, the stream of
   * inputs ends when too many wait, and a new one begins once they are gone.
   */
  private static final int MOST_BAD = 1000;

  /**
   * Rows are handed on together as long as answers are there: a write and a report for each would
   * cost more than all else that is done for a row. None waits while there is no answer to wait
   * for.
   */
  private static final int MOST_AT_ONCE = 64;

  private final TextGeneration step;
  private final AsyncLLM llm;
  private final Iterator<Row> rows;
  private final RowSink sink;
  private final Mappings mappings;
  private final Generations generations;
  private final Queue<TextGeneration.Prompt> pending = new ArrayDeque<>();
  private List<Row> made = new ArrayList<>();
  private int bad;

  Conversation(TextGeneration step, AsyncLLM llm, Iterator<Row> rows, RowSink sink) {
    this.step = step;
    this.llm = llm;
    this.rows = rows;
    this.sink = sink;
    this.mappings = step.mappings();
    this.generations = step.generations();
  }

  void run() throws IOException, InterruptedException {
    do {
      Outputs outputs = llm.generateOutputs(new Inputs(), step.numGenerations());
      outputs.onEnding(step.context()::failing);
      step.context().onStop(outputs::runOut);
      generations.followRetries(outputs::retries);
      try (outputs) {
        giveAll(outputs);
        giveBad();
        handOn();
      } finally {
        step.context().onStop(null);
        generations.settleRetries();
        List<GenerateOutput> leftOver = outputs.leftOver();
        leftOver.forEach(generations::countOnly);
        step.context().tally().addUnreached(pending.size() - leftOver.size());
      }
    } while (goesOn() && rows.hasNext());
  }

  private void giveAll(Outputs outputs) throws IOException, InterruptedException {
    try {
      while (isNext(outputs)) {
        giveBad();
        giveNext(outputs.next());
      }
    } finally {
      handOn();
    }
  }

  /** Whether there is another answer; what is made does not wait for it. */
  private boolean isNext(Outputs outputs) throws IOException, InterruptedException {
    if (made.size() >= MOST_AT_ONCE || !outputs.isReady()) {
      handOn();
    }
    return outputs.hasNext();
  }

  private boolean goesOn() {
    return !step.context().stopping();
  }

  /** Gives the rows without a prompt whose turn has come. */
  private void giveBad() {
    while (!pending.isEmpty() && pending.element().input() == null) {
      bad--;
      give(pending.remove(), null);
    }
  }

  private void giveNext(GenerateOutput output) {
    giveBad();
    give(pending.remove(), output);
  }

  private void give(TextGeneration.Prompt prompt, @Nullable GenerateOutput output) {
    generations.add(prompt, output, made);
  }

  private void handOn() throws IOException, InterruptedException {
    List<Row> rows = made;
    made = new ArrayList<>();
    sink.take(mappings.back(rows));
  }

  /** Reads rows until one has a prompt; the others wait with it. */
  private final class Inputs implements WeighedInputs {
    private @Nullable Input next;
    private long bytes;
    private long bytesOfLast;

    @Override
    public boolean hasNext() {
      while (next == null && bad < MOST_BAD && goesOn() && rows.hasNext()) {
        Row row = rows.next();
        bytes += RowSize.of(row);
        TextGeneration.Prompt prompt = step.prompt(mappings.view(row));
        pending.add(prompt);
        next = prompt.input();
        bad += next == null ? 1 : 0;
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
      bytesOfLast = bytes;
      bytes = 0;
      return input;
    }

    @Override
    public long bytesKept() {
      return bytesOfLast;
    }
  }
}
