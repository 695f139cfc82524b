package com.app;

import com.acme.Tone;
import dev.retort.annotation.PipelineConfig;
import dev.retort.llm.Secret;
import dev.retort.pipeline.ReadOptions;
import java.time.Duration;
import java.util.List;

/** Sets all that can be set. */
@PipelineConfig("pipelines/text-gen.yaml")
public final class App {
  private App() {}

  static ReadOptions options(Secret key) {
    return TextGenPipeline.create()
        .textGeneration(
            step ->
                step.inputBatchSize(5)
                    .llm(
                        llm ->
                            llm.timeout(Duration.ofSeconds(30))
                                .apiKey(key)
                                .tone(Tone.LOUD)
                                .generationKwargs(k -> k.temperature(0.2).stop(null))))
        .textGeneration_(step -> step.llm(App::careful))
        .class_(
            step ->
                step.llm(
                    mixture ->
                        mixture
                            .judge(App::careful)
                            .proposers0(App::careful)
                            .proposers1(inner -> inner.judge(App::careful))
                            .rounds(null)))
        .options();
  }

  static void careful(TextGenPipeline.AcmeLLMParameters llm) {
    llm.maxConcurrency(1).generationKwargs(k -> k.temperature(0).stop(List.of("end")));
  }

  static String names() {
    return TextGenPipeline.RESOURCE
        + TextGenPipeline.STEP_0_LOAD
        + TextGenPipeline.TEXT_GENERATION
        + TextGenPipeline.TEXT_GENERATION_
        + TextGenPipeline.CLASS
        + TextGenPipeline.RESOURCE_;
  }
}
