package dev.retort.cli;

import dev.retort.batch.BatchCounts;
import dev.retort.batch.KeptBatch;
import dev.retort.llm.GenerationException;
import dev.retort.pipeline.OfflineBatches;
import dev.retort.pipeline.ReadOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command of {@code retort batch}: does something to the batches of a run, and tells of each. */
final class BatchCommand implements Command {
  private final String name;
  private final String description;
  private final Function<OfflineBatches, Map<String, List<KeptBatch>>> deed;
  private final Purpose purpose;

  /** What is told at the end besides the batches. */
  private enum Purpose {
    LIST,
    STATUS,
    FETCH,
    CANCEL
  }

  private BatchCommand(
      String name,
      String description,
      Function<OfflineBatches, Map<String, List<KeptBatch>>> deed,
      Purpose purpose) {
    this.name = name;
    this.description = description;
    this.deed = deed;
    this.purpose = purpose;
  }

  static BatchCommand list() {
    return new BatchCommand(
        "list",
        "List the batches of a run, as its folder has them.",
        OfflineBatches::list,
        Purpose.LIST);
  }

  static BatchCommand status() {
    return new BatchCommand(
        "status",
        "Ask the provider how far the batches are.",
        OfflineBatches::status,
        Purpose.STATUS);
  }

  static BatchCommand fetch() {
    return new BatchCommand(
        "fetch",
        "Fetch the results of batches that have ended into the folder, for the next run.",
        OfflineBatches::fetch,
        Purpose.FETCH);
  }

  static BatchCommand cancel() {
    return new BatchCommand(
        "cancel",
        "Ask the provider to stop the batches. What is answered by then is not lost.",
        OfflineBatches::cancel,
        Purpose.CANCEL);
  }

  @Override
  public CommandSpec spec() {
    return Options.command(this, name, description)
        .addOption(
            Options.output("DIR", "The output folder of the run.").toBuilder()
                .required(true)
                .build());
  }

  @Override
  public int run(ParseResult args, Session session) {
    OfflineBatches batches =
        new OfflineBatches(
            Options.path(args, Options.OUTPUT),
            ReadOptions.none().classLoader(session.classes().loader()));
    Map<String, List<KeptBatch>> found;
    try {
      found = deed.apply(batches);
    } catch (GenerationException e) {
      session.terminal().problem("error: " + e.getMessage());
      return ExitCode.FAILED;
    }
    if (found.isEmpty()) {
      session.terminal().out().println("no batch is on its way");
    }
    found.forEach(
        (step, all) -> all.forEach(each -> session.terminal().out().println(line(step, each))));
    return found.isEmpty() ? ExitCode.DONE : end(found, session.terminal());
  }

  /** What the user does next. */
  private int end(Map<String, List<KeptBatch>> found, Terminal terminal) {
    List<KeptBatch> all = found.values().stream().flatMap(List::stream).toList();
    long open = all.stream().filter(each -> !each.ended()).count();
    long away = all.stream().filter(each -> !each.fetched()).count();
    if (purpose == Purpose.FETCH && away > 0) {
      terminal.problem(
          "not finished yet: " + away + " of " + Prose.count(all.size(), "batch", "batches"));
      return ExitCode.WAITING;
    }
    if (purpose == Purpose.FETCH) {
      terminal.out().println("all results are in the folder; run the pipeline again to go on");
    } else if (purpose == Purpose.STATUS && open == 0) {
      terminal.out().println("all have ended; run the pipeline again to go on");
    } else if (purpose == Purpose.CANCEL) {
      terminal
          .out()
          .println(
              "run the pipeline again for what was answered by now; the rest is then sent once more");
    }
    return ExitCode.DONE;
  }

  private static String line(String step, KeptBatch batch) {
    BatchCounts counts = batch.counts();
    String id = batch.id() == null ? "part " + batch.part() : batch.id();
    String requests = batch.requests() == 0 ? "" : Prose.count(batch.requests(), "request") + ", ";
    String done =
        counts.total() == 0
            ? ""
            : ", " + Prose.number(counts.done()) + " of " + Prose.number(counts.total()) + " done";
    String failed = counts.failed() == 0 ? "" : ", " + Prose.number(counts.failed()) + " failed";
    return step + ": " + id + ": " + requests + batch.standing() + done + failed;
  }
}
