package dev.retort.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command: what it is called with, and what it does. */
interface Command {
  /** Describes the command; its user object is the command. */
  CommandSpec spec();

  /**
   * Does it.
   *
   * @return the exit code
   * @throws UserError if what the user gave is wrong
   */
  int run(ParseResult args, Session session);
}
