package dev.retort.step;

import dev.retort.llm.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Inputs from files of any length, for those who call an LLM themselves; in a pipeline {@link
 * LoadDataFromFile} reads files. Nothing but factories.
 */
public final class Inputs {
  private Inputs() {}

  /**
   * Reads inputs from a file that holds one JSON value a line: a text, {@code {"prompt": "..."}} or
   * {@code {"messages": [{"role": "user", "content": "..."}]}}. Content may be a list of parts, as
   * chat APIs have it. Other keys beside {@code prompt} and {@code messages} are passed over; blank
   * lines too.
   *
   * <p>The file is opened when the first input is read, and read line by line. {@link
   * dev.retort.llm.AsyncLLM#generateOutputs(Stream, int)} closes it with the outputs; who uses the
   * stream otherwise closes it. A line that is wrong is a {@link dev.retort.config.ConfigException}
   * with file, line and column, after the inputs before it.
   *
   * @param file UTF-8
   * @return sequential; lazy
   */
  public static Stream<Input> jsonl(Path file) {
    Lines lines = new Lines(Objects.requireNonNull(file, "file"));
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, traits), false)
        .onClose(lines::close);
  }

  /** A file that is opened late. */
  private static final class Lines implements Iterator<Input> {
    private final Path file;
    private @Nullable JsonlInputs open;

    Lines(Path file) {
      this.file = file;
    }

    @Override
    public boolean hasNext() {
      return opened().hasNext();
    }

    @Override
    public Input next() {
      return opened().next();
    }

    private JsonlInputs opened() {
      JsonlInputs known = open;
      if (known == null) {
        try {
          known = new JsonlInputs(file, file.toString());
        } catch (IOException e) {
          throw RecordReader.unreadable(file.toString(), e);
        }
        open = known;
      }
      return known;
    }

    void close() {
      if (open != null) {
        open.close();
      }
    }
  }
}
