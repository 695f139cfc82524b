package dev.retort.cli;

import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.ReadOptions;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The pipeline that the options of a command name. */
final class PipelineFile {
  private static final String PARAM = "--param";
  private static final String PARAMS_FILE = "--params-file";

  private PipelineFile() {}

  /** A command on a pipeline file. */
  static CommandSpec command(Command command, String name, String description) {
    return Options.command(command, name, description)
        .addOption(Options.config())
        .addOption(
            OptionSpec.builder(PARAM)
                .paramLabel("PATH=VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                    "Set a runtime parameter, such as my_step.llm.generation_kwargs.temperature=0.2."
                        + " May be repeated; wins over the params file.")
                .build())
        .addOption(
            OptionSpec.builder(PARAMS_FILE)
                .paramLabel("FILE")
                .type(String.class)
                .description("Set runtime parameters: YAML or JSON, as nested as their paths.")
                .build());
  }

  /** Reads and checks the pipeline; its warnings are printed. */
  static Pipeline read(ParseResult args, Session session) {
    Pipeline pipeline = silently(args, session);
    pipeline.warnings().forEach(each -> session.terminal().problem(each.toString()));
    return pipeline;
  }

  /** The same for commands to which a missing input is an error, which they tell themselves. */
  static Pipeline readToRun(ParseResult args, Session session) {
    Pipeline pipeline = silently(args, session);
    pipeline.warnings().stream()
        .filter(each -> !each.id().equals("missing-input"))
        .forEach(each -> session.terminal().problem(each.toString()));
    return pipeline;
  }

  private static Pipeline silently(ParseResult args, Session session) {
    ReadOptions options =
        ReadOptions.none()
            .classLoader(session.classes().loader())
            .listing(session.classes()::names)
            .params(args.matchedOptionValue(PARAM, List.<String>of()));
    if (args.hasMatchedOption(PARAMS_FILE)) {
      options = options.paramsFile(Options.path(args, PARAMS_FILE));
    }
    return name(args).equals("-")
        ? Pipeline.read("-", System.in, options)
        : Pipeline.read(Options.path(args, Options.CONFIG), options);
  }

  /** The file as it was given. */
  static String name(ParseResult args) {
    return args.matchedOptionValue(Options.CONFIG, "");
  }
}
