package dev.retort.examples.docs;

import dev.retort.annotation.PipelineConfig;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.ReadOptions;
import dev.retort.pipeline.RunOptions;
import java.nio.file.Path;

// region run
/** Runs a pipeline file with other parameters than those in it. */
@PipelineConfig("pipelines/guide.yaml")
final class RunGuide {
  private RunGuide() {}

  static void run(Path resources, Path output) {
    ReadOptions options =
        GuidePipeline.create()
            .answers(
                step ->
                    step.numGenerations(1)
                        .llm(llm -> llm.ending("?").generationKwargs(k -> k.maxWords(4))))
            .options();
    Pipeline pipeline = Pipeline.read(resources.resolve(GuidePipeline.RESOURCE), options);
    pipeline.run(RunOptions.defaults().output(output));
  }
}
// endregion
