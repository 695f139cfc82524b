package dev.retort.cli;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.descriptor.AmbiguousTypeException;
import dev.retort.descriptor.MissingCompanionException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** One call of {@code retort}: reads the arguments, runs the command, tells what is wrong. */
final class CommandLineRun {
  private CommandLineRun() {}

  static int run(Terminal terminal, Interrupts interrupts, String... args) {
    CommandLine line = commands(terminal);
    ParseResult parsed = line.parseArgs(args);
    if (CommandLine.printHelpIfRequested(parsed)) {
      return ExitCode.DONE;
    }
    List<String> problems = new ArrayList<>(UsageProblem.lines(parsed));
    String classpath = parsed.matchedOptionValue(Options.CLASSPATH, null);
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
      problems.addAll(UsageProblem.lines(parsed));
      classpath = parsed.matchedOptionValue(Options.CLASSPATH, classpath);
    }
    if (!problems.isEmpty()) {
      problems.stream().distinct().forEach(terminal::problem);
      return ExitCode.WRONG_INPUT;
    }
    if (!(parsed.commandSpec().userObject() instanceof Command command)) {
      terminal.problem(UsageProblem.incomplete(parsed.commandSpec()));
      return ExitCode.WRONG_INPUT;
    }
    return run(command, parsed, classpath, terminal, interrupts);
  }

  private static int run(
      Command command,
      ParseResult args,
      @Nullable String classpath,
      Terminal terminal,
      Interrupts interrupts) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      UserClasses classes = UserClasses.of(classpath, terminal.env().get("RETORT_CLASSPATH"));
      Thread.currentThread().setContextClassLoader(classes.loader());
      return command.run(args, new Session(terminal, interrupts, classes));
    } catch (UserError e) {
      terminal.problem(e.line());
      return ExitCode.WRONG_INPUT;
    } catch (ConfigException e) {
      report(e.problems(), terminal);
      return ExitCode.WRONG_INPUT;
    } catch (AmbiguousTypeException | MissingCompanionException e) {
      terminal.problem("error: " + e.getMessage());
      return ExitCode.WRONG_INPUT;
    } catch (RuntimeException | Error e) { // An Error mostly comes from a class of the user's.
      unexpected(e, terminal);
      return ExitCode.FAILED;
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Prints problems, one a line, and how many there are. */
  static void report(List<Problem> problems, Terminal terminal) {
    problems.forEach(problem -> terminal.problem(problem.toString()));
    long errors =
        problems.stream().filter(each -> each.severity() == Problem.Severity.ERROR).count();
    if (errors > 1) {
      terminal.err().println(Prose.count(errors, "error"));
    }
  }

  /** A fault of ours, or of a class of the user's: told in one line, in full where asked for. */
  private static void unexpected(Throwable e, Terminal terminal) {
    terminal.problem(
        "error: "
            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
            + " ("
            + e.getClass().getName()
            + "; RETORT_LOG=debug shows where)");
    if ("debug".equalsIgnoreCase(terminal.env().get("RETORT_LOG"))) {
      e.printStackTrace(terminal.err());
    }
  }

  private static CommandLine commands(Terminal terminal) {
    CommandSpec root =
        Options.command("retort", "retort", "Run LLMs declared in Java by pipeline files.")
            .addOption(
                OptionSpec.builder("-V", "--version")
                    .versionHelp(true)
                    .description("Show the version and exit.")
                    .build())
            .addOption(Options.classpath())
            .version(Version.line());
    root.addSubcommand(
        "pipeline",
        group(
            "pipeline",
            "Run, check and describe pipeline files.",
            new RunCommand(),
            new CheckCommand(),
            new InfoCommand(),
            new PlanCommand()));
    root.addSubcommand(
        "batch",
        group(
            "batch",
            "Look after the offline batches of a run.",
            BatchCommand.list(),
            BatchCommand.status(),
            BatchCommand.fetch(),
            BatchCommand.cancel()));
    root.addSubcommand(
        "llm",
        group("llm", "List and describe LLMs.", new LlmListCommand(), new LlmDescribeCommand()));
    root.addSubcommand("schema", new SchemaCommand().spec());
    CommandLine line = new CommandLine(root);
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
    return line;
  }

  private static CommandSpec group(String name, String description, Command... commands) {
    CommandSpec group = Options.command(name, name, description);
    for (Command command : commands) {
      CommandSpec spec = command.spec();
      group.addSubcommand(spec.name(), spec);
    }
    return group;
  }
}
