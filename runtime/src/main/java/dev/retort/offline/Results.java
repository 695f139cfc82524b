package dev.retort.offline;

import dev.retort.batch.BatchProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of each request of a run whose batches have all ended. One thread at a time. */
public final class Results implements AutoCloseable {
  /** How a request ended. */
  public enum Ending {
    /** There is a row about it. */
    ROW,
    /** There are several rows about it, and they differ. */
    TWICE,
    /** The provider gave no row about it. */
    MISSING,
    /** The provider refused the batch that it was in. */
    REFUSED
  }

  /**
   * What came of one request.
   *
   * @param ending how it ended
   * @param text the row, or, for users, what is known instead
   */
  public record Result(Ending ending, String text) {}

  /** Requests are asked for in order, so that few files are read at a time. */
  private static final int OPEN = 4;

  private final Provider provider;
  private final Ledger ledger;
  private final ResultIndex index;
  private final Workspace workspace;

  // The files that are read, with the one that was read last at the end.
  private final Map<Integer, LineFile> files = new LinkedHashMap<>(OPEN, 1, true);

  Results(Provider provider, Ledger ledger, ResultIndex index, Workspace workspace) {
    this.provider = provider;
    this.ledger = ledger;
    this.index = index;
    this.workspace = workspace;
  }

  /**
   * What came of a request.
   *
   * @param request its number; quickest where they are asked for in order
   * @throws IOException if the disk fails
   */
  public Result of(int request) throws IOException {
    if (index.fate(request) != null) {
      return index.isTwice(request)
          ? new Result(
              Ending.TWICE, "several and different answers to it" + in(index.part(request)))
          : new Result(Ending.ROW, line(index.part(request), index.offset(request)));
    }
    Part part = ledger.covering(request);
    if (part != null && part.isRefused()) {
      return new Result(Ending.REFUSED, refused(part));
    }
    String where = part == null ? String.join(", ", ledger.batches()) : part.batch();
    return new Result(Ending.MISSING, missing(String.valueOf(where)));
  }

  /**
   * Whether a request is short enough for a batch.
   *
   * @param request its number
   * @param body what it asks
   */
  public boolean fits(int request, String body) {
    String id = new RequestId("0".repeat(RequestId.RUN_LENGTH), 0, 0, request).text();
    byte[] line = provider.line(id, body).getBytes(StandardCharsets.UTF_8);
    return !RequestFiles.isTooLong(line, provider.limits());
  }

  private String in(int part) {
    return " in the results of batch " + ledger.parts().get(part).batch();
  }

  private String missing(String batches) {
    long unreadable = index.unreadable();
    return "no answer to it in the results of batch "
        + batches
        + (unreadable == 0 ? "" : ", of which " + unreadable + " lines cannot be read");
  }

  /** Why the provider refused a batch, in one line. */
  static String refused(Part part) {
    String why = words(part);
    return "the provider refused batch " + part.batch() + (why.isEmpty() ? "" : ": " + why);
  }

  /** What the provider says of a part that it does not take, in one line. */
  static String words(Part part) {
    StringBuilder text = new StringBuilder();
    String between = "";
    for (BatchProblem problem : part.problems()) {
      text.append(between);
      if (problem.line() != null) {
        text.append("line ").append(problem.line()).append(": ");
      }
      text.append(problem.message());
      if (problem.code() != null) {
        text.append(" [").append(problem.code()).append(']');
      }
      between = "; ";
    }
    return text.toString();
  }

  private String line(int part, long offset) throws IOException {
    LineFile file = files.get(part);
    if (file == null) {
      if (files.size() == OPEN) {
        Iterator<LineFile> each = files.values().iterator();
        each.next().close();
        each.remove();
      }
      file = new LineFile(workspace.file(Workspace.results(ledger.parts().get(part))));
      files.put(part, file);
    }
    file.seek(offset);
    String line = file.next();
    return line == null ? "" : line;
  }

  @Override
  public void close() throws IOException {
    for (LineFile file : files.values()) {
      file.close();
    }
  }
}
