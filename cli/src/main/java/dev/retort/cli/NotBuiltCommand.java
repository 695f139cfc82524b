package dev.retort.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command of {@code retort batch}: it has its name and options, and says what is missing. */
final class NotBuiltCommand implements Command {
  private final String name;
  private final String description;

  NotBuiltCommand(String name, String description) {
    this.name = name;
    this.description = description + " Not built yet.";
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
    throw new UserError("error: offline batches are not built yet: no folder can hold any");
  }
}
