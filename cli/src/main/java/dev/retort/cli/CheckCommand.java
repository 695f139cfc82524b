package dev.retort.cli;

import dev.retort.pipeline.Pipeline;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code retort pipeline check}. */
final class CheckCommand implements Command {
  @Override
  public CommandSpec spec() {
    return PipelineFile.command(
        this, "check", "Check a pipeline file whole, without key, network or call.");
  }

  @Override
  public int run(ParseResult args, Session session) {
    Pipeline pipeline = PipelineFile.read(args, session);
    session
        .terminal()
        .out()
        .println(
            PipelineFile.name(args)
                + ": no errors in pipeline "
                + pipeline.name()
                + ", "
                + Prose.count(pipeline.steps().size(), "step"));
    return ExitCode.DONE;
  }
}
