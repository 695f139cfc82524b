package dev.retort.offline;

import dev.retort.batch.BatchLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the requests of one round into files within the provider's limits. Once. */
final class RequestFiles {
  private final Provider provider;
  private final BatchLimits limits;
  private final Workspace workspace;
  private final String run;
  private final int round;
  private final Iterator<@Nullable String> bodies;
  private final @Nullable BitSet wanted;

  // The next request that was not written yet.
  private long at = -1;
  private @Nullable String body;

  /**
   * Files to write.
   *
   * @param bodies of all requests, null for those that are left out
   * @param wanted which of them; null for all
   */
  RequestFiles(
      Provider provider,
      Workspace workspace,
      String run,
      int round,
      Iterator<@Nullable String> bodies,
      @Nullable BitSet wanted) {
    this.provider = provider;
    this.limits = provider.limits();
    this.workspace = workspace;
    this.run = run;
    this.round = round;
    this.bodies = bodies;
    this.wanted = wanted;
  }

  /** Whether a request is too long for any file. */
  static boolean isTooLong(byte[] line, BatchLimits limits) {
    return line.length + 1L > limits.maxBytes();
  }

  /** Writes them, with numbers from this on. */
  List<Part> write(int firstNumber) throws IOException {
    List<Part> parts = new ArrayList<>();
    int number = firstNumber;
    advance(number);
    while (body != null) {
      Part[] written = new Part[1];
      Part draft = Part.intended(number, round, at, at, 0, 0);
      workspace.write(Workspace.requests(draft), out -> written[0] = fill(draft, out));
      parts.add(written[0]);
      number++;
    }
    return parts;
  }

  private Part fill(Part draft, OutputStream out) throws IOException {
    long last = at;
    int count = 0;
    long bytes = 0;
    String next = body;
    while (next != null && count < limits.maxRequests()) {
      byte[] line = line(draft.number(), next);
      if (bytes + line.length + 1 > limits.maxBytes()) {
        break;
      }
      out.write(line);
      out.write('\n');
      last = at;
      count++;
      bytes += line.length + 1;
      advance(draft.number());
      next = body;
    }
    return Part.intended(draft.number(), round, draft.first(), last, count, bytes);
  }

  /** Finds the next request that is wanted and not too long for any file. */
  private void advance(int number) {
    body = null;
    while (body == null && bodies.hasNext()) {
      String next = bodies.next();
      at++;
      if (next != null
          && (wanted == null || wanted.get(Math.toIntExact(at)))
          && !isTooLong(line(number, next), limits)) {
        body = next;
      }
    }
  }

  private byte[] line(int number, String next) {
    String id = new RequestId(run, round, number, at).text();
    return provider.line(id, next).getBytes(StandardCharsets.UTF_8);
  }
}
