package dev.retort.pipeline;

import dev.retort.batch.KeptBatch;
import dev.retort.llm.KeptBatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the steps of a run keep the records of their offline batches: {@code batches/<step>}.
 *
 * @param output the run's output folder
 */
record BatchFolders(Path output) {
  private static final String BATCHES = "batches";

  Path of(String step) {
    return output.resolve(BATCHES).resolve(step);
  }

  /** The batches that are on their way, by name of the step. */
  Map<String, List<KeptBatch>> batches() throws IOException {
    Map<String, List<KeptBatch>> found = new LinkedHashMap<>();
    for (Path step : steps()) {
      List<KeptBatch> kept = KeptBatches.in(step);
      if (!kept.isEmpty()) {
        found.put(step.getFileName().toString(), kept);
      }
    }
    return found;
  }

  /** The ids of batches that have not ended, as far as it is known. */
  List<String> unfinished() throws IOException {
    List<String> ids = new ArrayList<>();
    for (List<KeptBatch> step : batches().values()) {
      step.stream().filter(each -> !each.ended()).forEach(each -> ids.add(name(each)));
    }
    return ids;
  }

  private static String name(KeptBatch batch) {
    return batch.id() == null ? "part " + batch.part() : batch.id();
  }

  /** Forgets all. */
  void remove() throws IOException {
    for (Path step : steps()) {
      try (Stream<Path> files = Files.list(step)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(step);
    }
  }

  private List<Path> steps() throws IOException {
    Path batches = output.resolve(BATCHES);
    if (!Files.isDirectory(batches)) {
      return List.of();
    }
    try (Stream<Path> steps = Files.list(batches)) {
      return steps.sorted().toList();
    }
  }
}
