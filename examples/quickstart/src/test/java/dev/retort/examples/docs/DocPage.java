package dev.retort.examples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, whose fenced blocks say in a comment before them where their text
 * comes from: {@code <!-- from: FILE -->}, {@code <!-- from: FILE#REGION -->}, {@code <!-- output:
 * NAME -->} or {@code <!-- commands -->}.
 */
final class DocPage {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^(?:<!-- (?<kind>from|output|commands)(?:: (?<what>\\S+))? -->\\n)?"
              + "```(?<language>\\w*)\\n(?<body>(?s:.*?))^```$");

  private final String text;

  private DocPage(String text) {
    this.text = text;
  }

  static DocPage read(Path file) {
    return new DocPage(text(file));
  }

  /** Fenced blocks without a comment, by their first line. */
  List<String> unmarked() {
    List<String> first = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (block.group("kind") == null) {
        first.add(block.group("body").lines().findFirst().orElse(""));
      }
    }
    return first;
  }

  /** Lines of the blocks of commands. */
  List<String> commands() {
    List<String> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if ("commands".equals(block.group("kind"))) {
        block.group("body").lines().forEach(commands::add);
      }
    }
    return commands;
  }

  /**
   * The page with other texts in its blocks.
   *
   * @param source gives the text for a kind and what stands behind it
   */
  String with(BiFunction<String, String, String> source) {
    return BLOCK
        .matcher(text)
        .replaceAll(
            found -> {
              Matcher block = BLOCK.matcher(found.group());
              if (!block.matches() || block.group("what") == null) {
                return Matcher.quoteReplacement(found.group());
              }
              return Matcher.quoteReplacement(
                  found.group().substring(0, block.start("body"))
                      + source.apply(block.group("kind"), block.group("what"))
                      + "```");
            });
  }

  /** The whole page. */
  @Override
  public String toString() {
    return text;
  }

  /** A file, or the part of it between {@code region NAME} and {@code endregion}, not indented. */
  static String region(Path root, String what) {
    String[] parts = what.split("#", 2);
    String all = text(root.resolve(parts[0]));
    if (parts.length == 1) {
      return all;
    }
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : all.lines().toList()) {
      if (line.contains("endregion")) {
        inside = false;
      } else if (inside) {
        lines.add(line);
      } else if (line.matches("\\s*(//|<!--|#) region " + Pattern.quote(parts[1]) + "( -->)?")) {
        inside = true;
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalStateException("no region " + what);
    }
    return String.join("\n", lines).stripIndent() + "\n";
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
