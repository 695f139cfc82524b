package dev.retort.cli;

import dev.retort.descriptor.TypeDescriptor;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code retort llm describe}. */
final class LlmDescribeCommand implements Command {
  private static final String MARKDOWN = "--markdown";

  @Override
  public CommandSpec spec() {
    return Options.command(
            this, "describe", "Describe an LLM or a step: what its config holds, what it can do.")
        .addOption(OptionSpec.builder(MARKDOWN).description("As a page of Markdown.").build())
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .paramLabel("NAME")
                .required(true)
                .type(String.class)
                .description("Its name where that is unique, else module:Name, or an alias.")
                .build());
  }

  @Override
  public int run(ParseResult args, Session session) {
    TypeDescriptor<?> type =
        new DeclaredTypes(session.classes()).type(args.matchedPositionalValue(0, ""));
    if (args.hasMatchedOption(MARKDOWN)) {
      new DescriptionPage(session.terminal().out()).print(type);
    } else {
      new DescriptionText(session.terminal()).print(type);
    }
    return ExitCode.DONE;
  }
}
