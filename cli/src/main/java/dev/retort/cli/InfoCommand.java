package dev.retort.cli;

import dev.retort.config.RuntimeParameterInfo;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.StepSummary;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code retort pipeline info}. */
final class InfoCommand implements Command {
  @Override
  public CommandSpec spec() {
    return PipelineFile.command(
        this, "info", "Show the steps of a pipeline and what --param can set.");
  }

  @Override
  public int run(ParseResult args, Session session) {
    Pipeline pipeline = PipelineFile.read(args, session);
    PrintStream out = session.terminal().out();
    out.println(session.terminal().bold(pipeline.name()));
    if (!pipeline.description().isEmpty()) {
      Prose.wrap(pipeline.description(), "").forEach(out::println);
    }
    for (StepSummary step : pipeline.steps()) {
      out.println();
      print(step, session.terminal());
    }
    return ExitCode.DONE;
  }

  private static void print(StepSummary step, Terminal terminal) {
    PrintStream out = terminal.out();
    out.println(terminal.bold(step.name()) + "  " + step.type());
    if (!step.description().isEmpty()) {
      Prose.wrap(Prose.firstSentence(step.description()), "    ").forEach(out::println);
    }
    if (!step.from().isEmpty()) {
      out.println("    from " + String.join(", ", step.from()));
    }
    if (!step.to().isEmpty()) {
      out.println("    to " + String.join(", ", step.to()));
    }
    for (RuntimeParameterInfo parameter : step.runtimeParameters()) {
      print(parameter, step.name(), out);
    }
  }

  /** One line a parameter that can be set, named by its whole path. */
  private static void print(RuntimeParameterInfo parameter, String parent, PrintStream out) {
    String path = parent + "." + parameter.name();
    List<RuntimeParameterInfo> keys = parameter.keys();
    List<List<RuntimeParameterInfo>> nested = parameter.nested();
    if (keys != null) {
      keys.forEach(key -> print(key, path, out));
    } else if (nested != null) {
      for (int i = 0; i < nested.size(); i++) {
        String item = nested.size() == 1 ? path : path + "." + i;
        nested.get(i).forEach(inner -> print(inner, item, out));
      }
    } else {
      out.println("    " + path + ": " + String.join(", ", facts(parameter)));
      String description = parameter.description();
      if (description != null) {
        Prose.wrap(Prose.firstSentence(description), "        ").forEach(out::println);
      }
    }
  }

  private static List<String> facts(RuntimeParameterInfo parameter) {
    List<String> facts = new ArrayList<>();
    String type = parameter.type();
    String standard = parameter.defaultValue();
    if (!parameter.choices().isEmpty()) {
      facts.add(String.join(" or ", parameter.choices()));
    } else if (type != null) {
      facts.add(type);
    }
    if (standard != null) {
      facts.add("default " + Prose.quotedIfBlank(standard));
    }
    if (Boolean.FALSE.equals(parameter.optional())) {
      facts.add("required");
    }
    return facts;
  }
}
