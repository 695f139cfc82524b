package dev.retort.loopback;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A batch that a server keeps, and how far it is at the server's time. */
final class StoredBatch {
  /** How batches go: what time it is, how long they take, what becomes of each request. */
  record Course(MovableClock clock, Duration work, BiFunction<Integer, String, Fate> fates) {}

  /** Why the whole was refused. */
  record Problem(String code, String message, @Nullable Integer line) {}

  /** One request, and what became of it; null if it was not begun. */
  record Row(int index, String customId, String line, @Nullable Fate fate) {}

  /** Takes rows. */
  interface Rows {
    void take(Row row);
  }

  private static final Pattern CUSTOM_ID = Pattern.compile("\"custom_id\"\\s*:\\s*\"([^\"]*)\"");
  private static final Duration CHECK = Duration.ofMinutes(1);

  private final String id;
  private final int number;
  private final String key;
  private final Path lines;
  private final int count;
  private final Map<String, String> metadata;
  private final @Nullable Problem problem;
  private final Course course;
  private final Instant createdAt;
  private volatile @Nullable Instant cancelledAt;

  StoredBatch(
      String id,
      String key,
      Path lines,
      int count,
      Map<String, String> metadata,
      @Nullable Problem problem,
      Course course) {
    this.id = id;
    this.number = Integer.parseInt(id.replaceAll(".*?([0-9]+)$", "$1"));
    this.key = key;
    this.lines = lines;
    this.count = count;
    this.metadata = Map.copyOf(metadata);
    this.problem = problem;
    this.course = course;
    this.createdAt = course.clock().now();
  }

  String id() {
    return id;
  }

  int number() {
    return number;
  }

  String key() {
    return key;
  }

  int count() {
    return count;
  }

  List<String> requests() {
    try {
      return Files.readAllLines(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> metadata() {
    return metadata;
  }

  @Nullable Problem problem() {
    return problem;
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant cancelledAt() {
    return cancelledAt;
  }

  void cancel() {
    if (cancelledAt == null && !isEnded()) {
      cancelledAt = course.clock().now();
    }
  }

  private Duration age() {
    return Duration.between(createdAt, course.clock().now());
  }

  boolean isChecked() {
    return age().compareTo(CHECK) >= 0;
  }

  boolean isExpired() {
    return course.work().compareTo(BatchServer.WINDOW) > 0
        && age().compareTo(BatchServer.WINDOW) >= 0
        && cancelledAt == null;
  }

  boolean isCancelled() {
    Instant at = cancelledAt;
    return at != null && !course.clock().now().isBefore(at.plus(CHECK));
  }

  boolean isEnded() {
    return (problem != null && isChecked())
        || isCancelled()
        || isExpired()
        || (cancelledAt == null && age().compareTo(course.work()) >= 0);
  }

  /** How many requests were begun by now. */
  int begun() {
    Instant until = cancelledAt == null ? course.clock().now() : cancelledAt;
    Duration time = Duration.between(createdAt, until);
    time = time.compareTo(BatchServer.WINDOW) > 0 ? BatchServer.WINDOW : time;
    return problem != null
        ? 0
        : (int) Math.min(count, (long) count * time.toMillis() / course.work().toMillis());
  }

  /** How many rows have each fate; only of those that were begun. */
  Map<Fate, Integer> counts() {
    Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
    int begun = begun();
    try (BufferedReader reader = Files.newBufferedReader(lines)) {
      for (int i = 0; i < begun; i++) {
        counts.merge(course.fates().apply(i, customId(reader.readLine())), 1, Integer::sum);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counts;
  }

  /** All requests with their fates, in no order. */
  void shuffled(Rows rows) {
    List<Integer> order = new ArrayList<>(count);
    long[] offsets = new long[count + 1];
    try (BufferedReader reader = Files.newBufferedReader(lines)) {
      long offset = 0;
      for (int i = 0; i < count; i++) {
        offsets[i] = offset;
        offset += reader.readLine().getBytes(StandardCharsets.UTF_8).length + 1L;
        order.add(i);
      }
      offsets[count] = offset;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.shuffle(order, new Random(number));
    int begun = begun();
    try (RandomAccessFile file = new RandomAccessFile(lines.toFile(), "r")) {
      for (int index : order) {
        byte[] bytes = new byte[(int) (offsets[index + 1] - offsets[index] - 1)];
        file.seek(offsets[index]);
        file.readFully(bytes);
        String line = new String(bytes, StandardCharsets.UTF_8);
        String customId = customId(line);
        rows.take(
            new Row(
                index,
                customId,
                line,
                index < begun ? course.fates().apply(index, customId) : null));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String customId(String line) {
    Matcher found = CUSTOM_ID.matcher(line);
    return found.find() ? found.group(1) : "";
  }
}
