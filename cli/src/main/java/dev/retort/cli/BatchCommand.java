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
  private final boolean fetches;

  private BatchCommand(
      String name,
      String description,
      Function<OfflineBatches, Map<String, List<KeptBatch>>> deed,
      boolean fetches) {
    this.name = name;
    this.description = description;
    this.deed = deed;
    this.fetches = fetches;
  }

  static BatchCommand list() {
    return new BatchCommand(
        "list", "List the batches of a run, as its folder has them.", OfflineBatches::list, false);
  }

  static BatchCommand status() {
    return new BatchCommand(
        "status", "Ask the provider how far the batches are.", OfflineBatches::status, false);
  }

  static BatchCommand fetch() {
    return new BatchCommand(
        "fetch",
        "Fetch the results of batches that have ended into the folder, for the next run.",
        OfflineBatches::fetch,
        true);
  }

  static BatchCommand cancel() {
    return new BatchCommand(
        "cancel",
        "Ask the provider to stop the batches. What is answered by then is not lost.",
        OfflineBatches::cancel,
        false);
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
    return fetches ? fetched(found, session) : ExitCode.DONE;
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

  private static int fetched(Map<String, List<KeptBatch>> found, Session session) {
    long open =
        found.values().stream().flatMap(List::stream).filter(each -> !each.fetched()).count();
    if (open > 0) {
      session
          .terminal()
          .problem("error: not finished yet: " + open + (open == 1 ? " batch" : " batches"));
      return ExitCode.WAITING;
    }
    if (!found.isEmpty()) {
      session
          .terminal()
          .out()
          .println("all results are in the folder; run the pipeline with it again to go on");
    }
    return ExitCode.DONE;
  }
}
