package dev.retort.cli;

import dev.retort.descriptor.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with the arguments and how to mend it. */
final class UsageProblem {
  private UsageProblem() {}

  /** What is wrong with the arguments of one command, without those of its subcommands. */
  static List<String> lines(ParseResult parsed) {
    List<String> lines = new ArrayList<>();
    for (Exception each : parsed.errors()) {
      lines.add(line(each, parsed.commandSpec()));
    }
    return lines;
  }

  private static String line(Exception problem, CommandSpec command) {
    String message = message(problem, command);
    String end = message.endsWith("?") ? " Try: " : ". Try: ";
    return "error: " + message + end + command.qualifiedName() + " --help";
  }

  /** The arguments end before a command is named. */
  static String incomplete(CommandSpec command) {
    return "error: which command? "
        + command.qualifiedName()
        + " has "
        + String.join(", ", command.subcommands().keySet())
        + ". Try: "
        + command.qualifiedName()
        + " --help";
  }

  private static String message(Exception problem, CommandSpec command) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched.getUnmatched().get(0), command);
    } else if (problem instanceof MissingParameterException missing) {
      return missing(missing);
    } else if (problem instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option) {
      return option.longestName() + " is given twice";
    }
    return Optional.of(problem)
        .filter(ParameterException.class::isInstance)
        .flatMap(each -> argument((ParameterException) each))
        .map(name -> "the value of " + name + " is not of the right form")
        .orElse("the arguments are wrong");
  }

  private static String unknown(String argument, CommandSpec command) {
    boolean option = argument.startsWith("-");
    List<String> names = new ArrayList<>();
    if (option) {
      command.options().forEach(each -> names.add(each.longestName()));
    } else {
      names.addAll(command.subcommands().keySet());
    }
    if (!option && names.isEmpty() && takesValues(command) && !isConfig(argument)) {
      return "there is an argument too many, not shown since it may be a value; a parameter is set"
          + " as --param PATH=VALUE";
    }
    String name = option && argument.contains("=") ? argument.split("=", 2)[0] : argument;
    String kind = option ? "option " : names.isEmpty() ? "argument " : "command ";
    String near =
        Suggest.nearest(name, names).map(each -> "; did you mean " + each + "?").orElse("");
    return "unknown " + kind + name + near;
  }

  private static boolean takesValues(CommandSpec command) {
    return command.findOption("--param") != null;
  }

  private static boolean isConfig(String argument) {
    return argument.matches(".*\\.(yaml|yml|json)");
  }

  private static String missing(MissingParameterException problem) {
    List<String> names = new ArrayList<>();
    for (ArgSpec each : problem.getMissing()) {
      names.add(name(each));
    }
    return names.isEmpty()
        ? argument(problem).orElse("an option") + " lacks its value"
        : String.join(" and ", names) + (names.size() == 1 ? " is missing" : " are missing");
  }

  private static Optional<String> argument(ParameterException problem) {
    return Optional.ofNullable(problem.getArgSpec()).map(UsageProblem::name);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }
}
