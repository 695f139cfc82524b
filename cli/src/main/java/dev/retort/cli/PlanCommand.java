package dev.retort.cli;

import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.Plan;
import dev.retort.pipeline.RunOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code retort pipeline plan}. */
final class PlanCommand implements Command {
  @Override
  public CommandSpec spec() {
    return PipelineFile.command(this, "plan", "Tell what a run would do, without doing it.")
        .addOption(Options.output("DIR", "The output folder that the run would have."));
  }

  @Override
  public int run(ParseResult args, Session session) {
    Pipeline pipeline = PipelineFile.readToRun(args, session);
    RunOptions options = RunOptions.defaults();
    if (args.hasMatchedOption(Options.OUTPUT)) {
      options = options.output(Options.path(args, Options.OUTPUT));
    }
    Path output = options.outputFor(pipeline.name());
    Plan plan = pipeline.plan();
    PrintStream out = session.terminal().out();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("STEP", "ROWS", "GENERATIONS", "CALLS"));
    for (Plan.StepPlan step : plan.steps()) {
      boolean generates = step.generations() > 0;
      rows.add(
          List.of(
              step.step(),
              number(step.rows()),
              generates ? Prose.number(step.generations()) : "-",
              generates ? number(step.calls()) : "-"));
    }
    Table.print(rows, out);
    Long calls = plan.calls();
    out.println(calls == null ? "calls: not known beforehand" : "calls: " + Prose.number(calls));
    out.println("output: " + output);
    return ExitCode.DONE;
  }

  private static String number(@Nullable Long number) {
    return number == null ? "?" : Prose.number(number);
  }
}
