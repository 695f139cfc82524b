package dev.retort.pipeline;

import dev.retort.descriptor.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.*;

/**
 * Tells what a file says is to be told, a line each: {@code error ID TEXT}, {@code warning ID TEXT},
 * {@code type MODULE:NAME} for an error if there is no such type, {@code other version}. What stands
 * in it is told by {@code step NAME MODULE:NAME}, and indented below by {@code llm ATTRIBUTE
 * MODULE:NAME} or {@code llm ATTRIBUTE.INDEX MODULE:NAME}.
 */
public final class StubCheck implements PipelineChecker {
  @Override
  public Checked check(String file, InputStream content, Path folder, TypeLookup types)
      throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<String> lines =
        new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    List<PlacedStep> steps = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String at = file + ":" + (i + 1) + ":1: ";
      String[] words = lines.get(i).split(" ", 3);
      switch (words[0]) {
        case "error", "warning" ->
            findings.add(new Finding(words[1], words[0].equals("error"), at + words[2]));
        case "type" -> {
          TypeLookup.Answer answer = types.find(type(words[1]));
          if (!(answer instanceof TypeLookup.Described) && !(answer instanceof TypeLookup.Faulty)) {
            List<String> names = types.names(type(words[1]).module());
            findings.add(new Finding("unknown-type", true, at + answer + " of " + names));
          }
        }
        case "step" -> steps.add(new PlacedStep(words[1], placed(lines, i)));
        case "other" -> throw new NoSuchMethodError("dev.retort.descriptor.Types.ofObject");
        default -> {}
      }
    }
    PipelineOutline outline = new PipelineOutline(file, steps);
    return new Checked(findings, findings.stream().anyMatch(Finding::isError) ? null : outline);
  }

  /** What stands at a line, with what is indented below it. */
  private static Placed placed(List<String> lines, int at) {
    List<Held> held = new ArrayList<>();
    int depth = depth(lines.get(at));
    for (int i = at + 1; i < lines.size() && depth(lines.get(i)) > depth; i++) {
      if (depth(lines.get(i)) == depth + 1) {
        String[] path = lines.get(i).strip().split(" ")[1].split("\\.");
        int index = path.length == 1 ? -1 : Integer.parseInt(path[1]);
        held.add(new Held(path[0], index, placed(lines, i)));
      }
    }
    return new Placed(type(lines.get(at).strip().split(" ")[2]), held);
  }

  private static int depth(String line) {
    return (line.length() - line.stripLeading().length()) / 2;
  }

  private static TypeInfo type(String name) {
    String[] words = name.split(":");
    return new TypeInfo(words[0], words[1]);
  }
}
