package dev.retort.pipeline;

import dev.retort.batch.KeptBatch;
import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.llm.LLM;
import dev.retort.step.PipelineStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The offline batches of a run, known from its output folder alone. Each method is the whole of one
 * command; none of them submits anything. One thread at a time.
 */
public final class OfflineBatches {
  private final Path output;
  private final BatchFolders folders;
  private final ReadOptions options;

  /**
   * The batches of a run.
   *
   * @param output the run's output folder
   * @param options where the types of its pipeline come from
   */
  public OfflineBatches(Path output, ReadOptions options) {
    this.output = output;
    this.folders = new BatchFolders(output);
    this.options = options;
  }

  /**
   * What the folder says. Nobody is asked.
   *
   * @return by name of the step; empty if no batch is on its way
   * @throws ConfigException if it is no folder of a run
   */
  public Map<String, List<KeptBatch>> list() {
    Path config = output.resolve(RunFolder.CONFIG);
    if (!Files.exists(config)) {
      throw wrong(
          "no-run",
          "the folder \"" + output + "\" holds no run: there is no " + RunFolder.CONFIG + " in it");
    }
    try {
      return folders.batches();
    } catch (IOException e) {
      throw wrong("batches-unreadable", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Asks the providers how far the batches are.
   *
   * @return by name of the step
   * @throws ConfigException if it is no folder of a run, or a run is writing to it
   * @throws dev.retort.llm.GenerationException if a provider fails
   */
  public Map<String, List<KeptBatch>> status() {
    return each(llm -> llm.lookAtBatches(false));
  }

  /**
   * Fetches the results of batches that have ended into the folder, from where the next run takes
   * them.
   *
   * @return by name of the step
   * @throws ConfigException as of {@link #status}
   * @throws dev.retort.llm.GenerationException if a provider fails
   */
  public Map<String, List<KeptBatch>> fetch() {
    return each(llm -> llm.lookAtBatches(true));
  }

  /**
   * Asks the providers to stop batches that have not ended.
   *
   * @return by name of the step
   * @throws ConfigException as of {@link #status}
   * @throws dev.retort.llm.GenerationException if a provider fails
   */
  public Map<String, List<KeptBatch>> cancel() {
    return each(LLM::cancelBatches);
  }

  private Map<String, List<KeptBatch>> each(Function<LLM, List<KeptBatch>> deed) {
    Map<String, List<KeptBatch>> known = list();
    if (known.isEmpty()) {
      return known;
    }
    Pipeline pipeline = Pipeline.read(output.resolve(RunFolder.CONFIG), options);
    Map<String, List<KeptBatch>> now = new LinkedHashMap<>();
    RunFolder.whileLocked(
        output,
        () -> known.keySet().forEach(step -> now.put(step, deed(pipeline.step(step), step, deed))));
    return now;
  }

  private List<KeptBatch> deed(
      PipelineStep step, String name, Function<LLM, List<KeptBatch>> deed) {
    LLM llm =
        HeldLLMs.of(List.of(step)).stream()
            .filter(LLM::useOfflineBatchGeneration)
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        "no-run",
                        "step \"" + name + "\" of the run has no LLM with offline batches"));
    llm.keepBatchesIn(folders.of(name));
    try (llm) {
      llm.load();
      return deed.apply(llm);
    }
  }

  private static ConfigException wrong(String id, String message) {
    return new ConfigException(
        List.of(new Problem(id, Problem.Severity.ERROR, "", null, message, null)));
  }
}
