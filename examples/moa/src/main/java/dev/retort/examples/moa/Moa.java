package dev.retort.examples.moa;

import dev.retort.annotation.PipelineConfig;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.ReadOptions;
import dev.retort.pipeline.RunOptions;
import dev.retort.pipeline.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Runs {@code moa.yaml}, which the compiler has checked. It needs a server of Ollama on this
 * machine, and {@code GROQ_API_KEY}, {@code OPENAI_API_KEY} and {@code MISTRAL_API_KEY}.
 */
@PipelineConfig("moa.yaml")
public final class Moa {
  private Moa() {}

  /**
   * Runs it into a folder; the same again goes on there.
   *
   * @param args the folder; {@code retort-output/moa} if left out
   * @throws IOException if the file cannot be read
   */
  public static void main(String[] args) throws IOException {
    run(warmerProposals(), Path.of(args.length == 0 ? "retort-output/moa" : args[0]));
  }

  /** Parameters of an LLM within the mixture are reached by its place. */
  static ReadOptions warmerProposals() {
    return MoaPipeline.create()
        .answers(
            step ->
                step.llm(
                    moa ->
                        moa.proposersLlms0(
                            llm -> llm.generationKwargs(kwargs -> kwargs.temperature(1.2)))))
        .options();
  }

  static RunReport run(ReadOptions options, Path output) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(Moa.class.getResourceAsStream("/" + MoaPipeline.RESOURCE))) {
      return Pipeline.read(MoaPipeline.RESOURCE, file, options)
          .run(RunOptions.defaults().output(output));
    }
  }
}
