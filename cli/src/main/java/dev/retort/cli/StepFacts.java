package dev.retort.cli;

import dev.retort.batch.BatchCounts;
import dev.retort.batch.KeptBatch;
import dev.retort.llm.LimiterState.Gate;
import dev.retort.llm.Waits;
import dev.retort.pipeline.Counts;
import dev.retort.pipeline.StepProgress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What progress tells of one step. Immutable.
 *
 * @param name of the step
 * @param progress where it stands
 * @param total rows that it will give; null if that is not known
 * @param rate rows a second; 0 if that is not known
 * @param steady whether the rest can be expected to come at that rate
 * @param cost what its calls cost, with the currency; null if that is not known
 */
record StepFacts(
    String name,
    StepProgress progress,
    @Nullable Long total,
    double rate,
    boolean steady,
    @Nullable String cost) {

  /** So many batches are told one by one. */
  private static final int MOST_BATCHES = 3;

  /** What has to change for these facts to be news: clocks run by themselves. */
  List<Object> news() {
    Counts counts = progress.counts();
    return List.of(
        counts.rowsOut(),
        counts.failed(),
        counts.inputTokens(),
        counts.outputTokens(),
        progress.ended(),
        String.valueOf(gate()),
        progress.batches());
  }

  /** All of it, what is wanted most first. */
  List<String> all() {
    List<String> facts = new ArrayList<>();
    facts.add(rows());
    if (progress.ended()) {
      facts.add("done");
    }
    if (rate > 0 && !progress.ended()) {
      facts.add(speed());
      if (steady && total != null && total > progress.counts().rowsOut()) {
        long seconds = (long) Math.ceil((total - progress.counts().rowsOut()) / rate);
        facts.add(Prose.duration(seconds) + " left");
      }
    }
    Gate gate = gate();
    if (gate != null) {
      String since = Prose.duration(progress.waits().unbroken().toSeconds());
      facts.add("waits for " + name(gate) + " (" + since + ")");
    }
    List<KeptBatch> open = progress.batches().stream().filter(each -> !each.fetched()).toList();
    if (open.size() > MOST_BATCHES) {
      facts.add(summary(open));
    } else {
      open.forEach(batch -> facts.add(name(batch) + " " + standing(batch)));
    }
    Counts counts = progress.counts();
    if (counts.failed() > 0) {
      facts.add(failed());
    }
    if (counts.inputTokens() + counts.outputTokens() > 0) {
      facts.add(
          Prose.rounded(counts.inputTokens())
              + "/"
              + Prose.rounded(counts.outputTokens())
              + " tokens in/out");
    }
    if (cost != null) {
      facts.add(cost);
    }
    return facts;
  }

  /** The little that has room in any case. */
  String brief() {
    return name + " " + rows() + (progress.counts().failed() > 0 ? ", " + failed() : "");
  }

  /** What is waited for; null if it is for less than a second. */
  private @Nullable Gate gate() {
    Waits waits = progress.waits();
    return waits.unbroken().toSeconds() == 0 ? null : waits.gate();
  }

  /** Such as {@code 40 batches: 38 in progress, 2 submitted (1,234 of 200,000 done)}. */
  private static String summary(List<KeptBatch> batches) {
    Map<String, Integer> standings = new LinkedHashMap<>();
    long done = 0;
    long total = 0;
    for (KeptBatch batch : batches) {
      standings.merge(batch.standing().split(":", 2)[0], 1, Integer::sum);
      done += batch.counts().done();
      total += batch.requests();
    }
    List<String> kinds = new ArrayList<>();
    standings.forEach((standing, count) -> kinds.add(Prose.number(count) + " " + standing));
    String counts = total == 0 ? "" : Prose.number(done) + " of " + Prose.number(total);
    return Prose.number(batches.size())
        + " batches: "
        + String.join(", ", kinds)
        + (counts.isEmpty() ? "" : " (" + counts + " done)");
  }

  private static String name(KeptBatch batch) {
    return batch.id() == null ? "part " + batch.part() : "batch " + batch.id();
  }

  private static String standing(KeptBatch batch) {
    BatchCounts counts = batch.counts();
    if (counts.total() == 0) {
      return batch.standing();
    }
    String done = Prose.number(counts.done()) + " of " + Prose.number(counts.total());
    return batch.standing() + " (" + done + " done)";
  }

  private String rows() {
    long rows = progress.counts().rowsOut();
    return total == null || progress.ended()
        ? Prose.count(rows, "row")
        : Prose.number(rows) + " of " + Prose.count(total, "row");
  }

  private String failed() {
    return Prose.number(progress.counts().failed()) + " failed";
  }

  private String speed() {
    if (rate >= 10) {
      return Prose.number(Math.round(rate)) + " rows/s";
    }
    return rate >= 1
        ? String.format(Locale.ROOT, "%.1f rows/s", rate)
        : String.format(Locale.ROOT, "%.0f rows/min", rate * 60);
  }

  private static String name(Gate gate) {
    return switch (gate) {
      case PAUSE -> "the provider's pause";
      case BREAKER -> "the provider to be up again";
      case IN_FLIGHT -> "calls under way";
      case REQUESTS -> "requests a minute";
      case INPUT_TOKENS -> "input tokens a minute";
      case OUTPUT_TOKENS -> "output tokens a minute";
      case TOKENS -> "tokens a minute";
      case RETRY -> "the next attempt of calls that failed";
    };
  }
}
