package dev.retort.cli;

import dev.retort.config.Problem;
import dev.retort.descriptor.Scalar;
import dev.retort.descriptor.ScalarText;
import dev.retort.pipeline.Budget;
import dev.retort.pipeline.Counts;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.Prices;
import dev.retort.pipeline.RunOptions;
import dev.retort.pipeline.RunReport;
import dev.retort.pipeline.Spending;
import dev.retort.pipeline.StepSummary;
import dev.retort.pipeline.Stop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code retort pipeline run}. */
final class RunCommand implements Command {
  private static final String OVERWRITE = "--overwrite";
  private static final String NO_CACHE = "--no-cache";
  private static final String DEADLINE = "--deadline";
  private static final String BUDGET = "--budget";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        PipelineFile.command(this, "run", "Run a pipeline: what a file says, to rows in files.")
            .addOption(
                Options.output(
                    "DIR", "Where to write. Default: retort-output/<name of the pipeline>."))
            .addOption(Options.prices())
            .addOption(
                value(
                    DEADLINE,
                    "TIME",
                    "How long the run may take, such as 90m or PT2H. Then no new call is made,"
                        + " those in flight get 5 seconds, and the same command goes on later."))
            .addOption(
                flag(
                    OVERWRITE,
                    "Replace the data of another pipeline in the output folder. Answers in its"
                        + " journal are kept."))
            .addOption(
                value(
                    BUDGET,
                    "N",
                    "What calls for this output folder may use up, earlier runs included: tokens"
                        + " read and written, such as 2000000, 500k or 2M, or money, such as"
                        + " 12.50USD, by --prices. The run stops before it is passed."))
            .addOption(
                Options.cache(
                    "Keep answers there and use those that are there, whatever pipeline asked."
                        + " Default: journal in the output folder."))
            .addOption(
                flag(
                    NO_CACHE,
                    "Use no answer that was kept: ask anew, and keep what comes in its place."));
    spec.usageMessage()
        .footer(
            "",
            "Exit codes: 0 done (failed rows are told), 1 the input is wrong, 2 failed,",
            "3 a batch is not finished, 4 stopped as told, 130 Ctrl-C.");
    return spec;
  }

  @Override
  public int run(ParseResult args, Session session) {
    if (args.hasMatchedOption(Options.CACHE) && args.hasMatchedOption(NO_CACHE)) {
      throw new UserError("error: --cache and --no-cache exclude each other; give one of them");
    }
    RunOptions given = options(args);
    Pipeline pipeline = PipelineFile.readToRun(args, session);
    Stop stop = new Stop();
    RunReport report;
    try (Progress progress = Progress.start(session.terminal())) {
      RunOptions options = given.listener(progress).stop(stop);
      report = session.interrupts().during(stop, () -> pipeline.run(options));
    }
    tell(report, pipeline, session.terminal());
    return report.exitCode();
  }

  private static RunOptions options(ParseResult args) {
    RunOptions options =
        RunOptions.defaults()
            .overwrite(args.hasMatchedOption(OVERWRITE))
            .useAnswers(!args.hasMatchedOption(NO_CACHE));
    if (args.hasMatchedOption(Options.CACHE)) {
      options = options.cache(Options.path(args, Options.CACHE));
    }
    if (args.hasMatchedOption(Options.PRICES)) {
      options = options.prices(Prices.read(Options.path(args, Options.PRICES)));
    }
    if (args.hasMatchedOption(BUDGET)) {
      options = options.budget(Budget.parse(args.matchedOptionValue(BUDGET, "")));
    }
    if (args.hasMatchedOption(DEADLINE)) {
      options = options.deadline(deadline(args.matchedOptionValue(DEADLINE, "")));
    }
    return args.hasMatchedOption(Options.OUTPUT)
        ? options.output(Options.path(args, Options.OUTPUT))
        : options;
  }

  private static Duration deadline(String text) {
    try {
      Duration deadline = (Duration) ScalarText.parse(Scalar.DURATION, text);
      if (deadline.isZero()) {
        throw new UserError("error: " + DEADLINE + " must be longer than no time at all");
      }
      return deadline;
    } catch (ScalarText.Malformed e) {
      throw new UserError("error: " + DEADLINE + " must be " + e.getMessage());
    }
  }

  private static void tell(RunReport report, Pipeline pipeline, Terminal terminal) {
    for (Problem problem : report.problems()) {
      terminal.problem(problem.toString());
    }
    String message = report.message();
    boolean waiting = report.exitCode() == ExitCode.WAITING;
    if (message != null && waiting) {
      terminal.problem(message);
      terminal.problem(
          "to see how far they are: retort batch status --output "
              + Prose.quotedIfBlank(report.output().toString()));
    } else if (message != null && report.exitCode() != ExitCode.WRONG_INPUT) {
      // With exit code 1 the message is the first problem, which has its place besides.
      terminal.problem((report.exitCode() == 0 ? "warning: " : "error: ") + message);
    }
    for (StepSummary step : pipeline.steps()) {
      Counts counts = report.steps().get(step.name());
      Path leaf = report.output().resolve("data").resolve(step.name() + ".jsonl");
      boolean isToCome = waiting && counts != null && counts.rowsOut() == 0;
      if (counts != null && step.to().isEmpty() && Files.exists(leaf) && !isToCome) {
        terminal.out().println(leaf + ": " + Prose.count(counts.rowsOut(), "row"));
      }
    }
    terminal.err().println(summary(report));
  }

  private static String summary(RunReport report) {
    Counts totals = report.totals();
    List<String> facts = new ArrayList<>();
    facts.add(
        Prose.count(totals.rowsIn(), "row") + " in, " + Prose.number(totals.rowsOut()) + " out");
    facts.add(Prose.count(totals.calls(), "call"));
    if (totals.journal().calls() > 0) {
      facts.add(Prose.count(totals.journal().calls(), "answer") + " from the journal");
    }
    if (totals.retries() > 0) {
      facts.add(Prose.number(totals.retries()) + " repeated");
    }
    if (totals.failed() > 0) {
      facts.add(Prose.count(totals.failed(), "failed row"));
    }
    if (totals.inputTokens() + totals.outputTokens() > 0) {
      facts.add(
          Prose.number(totals.inputTokens())
              + " tokens read, "
              + Prose.number(totals.outputTokens())
              + " written");
    }
    Counts.Estimated estimated = totals.estimated();
    if (estimated.calls() > 0) {
      facts.add(
          Prose.count(estimated.calls(), "call")
              + " cut off (at most "
              + Prose.number(estimated.inputTokens())
              + " tokens read, "
              + Prose.number(estimated.outputTokens())
              + " written)");
    }
    Spending.Costs costs = report.spending().costs();
    if (costs != null) {
      facts.add(cost(costs));
    }
    return String.format(
        Locale.ROOT,
        "%s in %.1f s: %s",
        report.status().wireName(),
        totals.seconds(),
        String.join(", ", facts));
  }

  private static String cost(Spending.Costs costs) {
    String missing =
        costs.withoutPrice().isEmpty()
            ? ""
            : ", without " + String.join(" and ", costs.withoutPrice()) + ", which has no price";
    String total = costs.total().signum() == 0 ? "0" : costs.total().toPlainString();
    return "cost " + total + " " + costs.currency() + " at prices of " + costs.date() + missing;
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(description).build();
  }

  private static OptionSpec value(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }
}
