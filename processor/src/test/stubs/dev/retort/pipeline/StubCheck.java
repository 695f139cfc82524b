package dev.retort.pipeline;

import dev.retort.descriptor.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.*;

/**
 * Tells what a file says is to be told, a line each: {@code error ID TEXT}, {@code warning ID TEXT},
 * {@code type MODULE:NAME} for an error if there is no such type, {@code other version}.
 */
public final class StubCheck implements PipelineChecker {
  @Override
  public Checked check(String file, InputStream content, Path folder, TypeLookup types)
      throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<Held> held = new ArrayList<>();
    List<String> lines =
        new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String at = file + ":" + (i + 1) + ":1: ";
      String[] words = lines.get(i).split(" ", 3);
      switch (words[0]) {
        case "error", "warning" ->
            findings.add(new Finding(words[1], words[0].equals("error"), at + words[2]));
        case "type" -> {
          String[] name = words[1].split(":");
          TypeLookup.Answer answer = types.find(new TypeInfo(name[0], name[1]));
          if (answer instanceof TypeLookup.Described described) {
            held.add(new Held("llm", i, new Placed(described.type().typeInfo(), List.of())));
          } else if (!(answer instanceof TypeLookup.Faulty)) {
            findings.add(new Finding("unknown-type", true, at + answer));
          }
        }
        case "other" -> throw new NoSuchMethodError("dev.retort.descriptor.Types.ofObject");
        default -> {}
      }
    }
    Placed step = new Placed(new TypeInfo("dev.retort.step", "TextGeneration"), held);
    PipelineOutline outline = new PipelineOutline(file, List.of(new PlacedStep("step", step)));
    return new Checked(findings, findings.stream().anyMatch(Finding::isError) ? null : outline);
  }
}
