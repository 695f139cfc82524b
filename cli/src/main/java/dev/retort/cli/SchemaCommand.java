package dev.retort.cli;

import dev.retort.config.ConfigFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code retort schema}. */
final class SchemaCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command(
            this,
            "schema",
            "Write the JSON Schema of pipeline files with the steps and LLMs on the class path,"
                + " for editors.")
        .addOption(Options.output("FILE", "Where to write it. Default: standard output."));
  }

  @Override
  public int run(ParseResult args, Session session) {
    List<String> problems = new ArrayList<>();
    PipelineSchema schema =
        new PipelineSchema(new DeclaredTypes(session.classes()).types(problems));
    if (args.hasMatchedOption(Options.OUTPUT)) {
      Path file = Options.path(args, Options.OUTPUT);
      if (Files.isDirectory(file)) {
        throw new UserError("error: --output names " + file + ", which is a folder; name a file");
      }
      ConfigFile.save(schema.text(), file);
      session.terminal().out().println(file + ": " + contents(schema));
    } else {
      session.terminal().out().print(schema.text());
      session.terminal().out().flush();
    }
    problems.forEach(session.terminal()::problem);
    return ExitCode.DONE;
  }

  private static String contents(PipelineSchema schema) {
    return "the schema of pipeline files with "
        + Prose.count(schema.steps(), "step")
        + " and "
        + Prose.count(schema.llms(), "LLM");
  }
}
