package dev.retort.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command that has its name and options, and says what is missing. */
final class NotBuiltCommand implements Command {
  private final String name;
  private final String description;
  private final String answer;
  private final boolean outputRequired;

  NotBuiltCommand(String name, String description, String answer, boolean outputRequired) {
    this.name = name;
    this.description = description;
    this.answer = answer;
    this.outputRequired = outputRequired;
  }

  /** A command of {@code retort batch}. */
  static NotBuiltCommand batch(String name, String description) {
    return new NotBuiltCommand(
        name,
        description + " Not built yet.",
        "error: offline batches are not built yet: no folder can hold any",
        true);
  }

  /** {@code retort schema}. */
  static NotBuiltCommand schema() {
    return new NotBuiltCommand(
        "schema",
        "Write the JSON Schema of pipeline files. Not built yet.",
        "error: the schema of whole pipeline files is not built yet; that of each LLM is in its jar,"
            + " under META-INF/retort/schema",
        false);
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.command(this, name, description);
    return spec.addOption(
        outputRequired
            ? Options.output("DIR", "The output folder of the run.").toBuilder()
                .required(true)
                .build()
            : Options.output("FILE", "Where to write it. Default: standard output."));
  }

  @Override
  public int run(ParseResult args, Session session) {
    throw new UserError(answer);
  }
}
