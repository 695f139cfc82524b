package dev.retort.cli;

import dev.retort.descriptor.LLMDescriptor;
import dev.retort.descriptor.TypeInfo;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code retort llm list}. */
final class LlmListCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command(
        this, "list", "List the LLMs on the class path: name, module, aliases, summary.");
  }

  @Override
  public int run(ParseResult args, Session session) {
    List<String> problems = new ArrayList<>();
    PrintStream out = session.terminal().out();
    for (LLMDescriptor<?> llm : new DeclaredTypes(session.classes()).llms(problems)) {
      out.println(session.terminal().bold(llm.typeInfo().name()) + "  " + llm.typeInfo().module());
      for (TypeInfo alias : llm.aliases()) {
        out.println("    alias " + alias);
      }
      if (!llm.description().isEmpty()) {
        out.println("    " + Prose.firstSentence(llm.description()));
      }
    }
    problems.forEach(session.terminal()::problem);
    return ExitCode.DONE;
  }
}
