package dev.retort.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * Options that several commands share. They are declared in code: annotations would be read by
 * reflection on every start.
 */
final class Options {
  static final String CLASSPATH = "--classpath";
  static final String CONFIG = "--config";
  static final String OUTPUT = "--output";
  static final String CACHE = "--cache";
  static final String PRICES = "--prices";

  private Options() {}

  /** A command with {@code --help}. */
  static CommandSpec command(Object command, String name, String description) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
    spec.usageMessage().description(description).width(80);
    spec.parser().collectErrors(true);
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help and exit.")
            .build());
    return spec;
  }

  /** Stands before or after the names of commands. */
  static OptionSpec classpath() {
    return OptionSpec.builder(CLASSPATH)
        .paramLabel("PATHS")
        .type(String.class)
        .scopeType(ScopeType.INHERIT)
        .description(
            "Folders and jars with your LLMs and steps, separated as on Java's class path."
                + " Default: RETORT_CLASSPATH.")
        .build();
  }

  static OptionSpec config() {
    return OptionSpec.builder(CONFIG)
        .paramLabel("FILE")
        .type(String.class)
        .required(true)
        .description("The pipeline file (.yaml, .yml or .json); - is YAML on standard input.")
        .build();
  }

  static OptionSpec output(String label, String description) {
    return OptionSpec.builder(OUTPUT)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  static OptionSpec cache(String description) {
    return OptionSpec.builder(CACHE)
        .paramLabel("DIR")
        .type(String.class)
        .description(description)
        .build();
  }

  static OptionSpec prices() {
    return OptionSpec.builder(PRICES)
        .paramLabel("FILE")
        .type(String.class)
        .description(
            "What models cost: YAML or JSON with date, currency and, by name of model, the prices"
                + " of a million tokens.")
        .build();
  }

  /** The value of an option as a path. */
  static Path path(ParseResult args, String option) {
    String text = args.matchedOptionValue(option, "");
    if (text.isBlank()) {
      throw new UserError("error: " + option + " is empty; give a path");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UserError("error: " + option + ": this system allows no such path");
    }
  }
}
