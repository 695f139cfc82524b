package com.acme.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.annotation.PipelineConfig;
import dev.retort.config.ConfigException;
import dev.retort.llm.JsonValue;
import dev.retort.llm.Secret;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.ReadOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the class that is generated for {@code pipelines/every-kind.yaml} sets, in force. */
@PipelineConfig("pipelines/every-kind.yaml")
class TypedAccessTest {
  @TempDir Path folder;

  private static final Path FILE =
      Path.of("src/test/resources").resolve(EveryKindPipeline.RESOURCE);

  private static String inForce(EveryKindPipeline parameters) {
    return inForce(parameters.options());
  }

  private static String inForce(ReadOptions options) {
    return Pipeline.read(FILE, options).toYaml();
  }

  @Test
  void nothingSetLeavesTheFileAsItIs() {
    assertThat(inForce(EveryKindPipeline.create())).isEqualTo(inForce(ReadOptions.none()));
    assertThat(inForce(EveryKindPipeline.create().ask(ask -> {})))
        .isEqualTo(inForce(ReadOptions.none()));
  }

  @Test
  void parametersOfStepsAreSet() {
    String yaml =
        inForce(
            EveryKindPipeline.create()
                .ask(ask -> ask.numGenerations(2).groupGenerations(true))
                .talkOver(talk -> talk.rounds(9).inputBatchSize(3)));

    assertThat(yaml)
        .contains("num_generations: 2\n", "group_generations: true\n", "rounds: 9\n")
        .contains("input_batch_size: 3\n");
  }

  @Test
  void parametersOfEveryTypeAreSet() {
    Route route = new Route(URI.create("http://given"), 2.5, List.of("x"));
    String yaml =
        inForce(
            EveryKindPipeline.create()
                .ask(
                    ask ->
                        ask.llm(
                            llm ->
                                llm.pollInterval(Duration.ofMillis(1500))
                                    .timeout(Duration.ofSeconds(30))
                                    .maxRetries(1)
                                    .open(new JsonValue.JsonBoolean(true))
                                    .names(List.of("n"))
                                    .numbers(Set.of(5))
                                    .byKey(Map.of("k", 8))
                                    .maybe(Optional.of("perhaps"))
                                    .route(route)
                                    .routes(List.of(route, route))
                                    .keys(Map.of("b", Secret.env("B_KEY")))
                                    .other(12))));

    assertThat(yaml)
        .contains("poll_interval: 1.5\n", "timeout: 30\n", "max_retries: 1\n")
        .contains("open: true\n", "renamed_here: 12\n")
        .contains("- n\n", "- 5\n", "k: 8\n", "maybe: perhaps\n", "env: B_KEY\n")
        .doesNotContain("A_KEY", "http://first");
    assertThat(yaml.split("url: \"?http://given", -1)).hasSize(4);
  }

  @Test
  void kwargsAreSetOneByOneAndOthersStay() {
    String yaml =
        inForce(
            EveryKindPipeline.create()
                .ask(
                    ask ->
                        ask.llm(
                            llm ->
                                llm.generationKwargs(
                                    kwargs ->
                                        kwargs
                                            .temperature(0.25)
                                            .seed(Optional.of(4L))
                                            .pause(Duration.ofSeconds(7))))));

    assertThat(yaml)
        .contains("temperature: 0.25\n", "seed: 4\n", "pause: 7\n")
        .contains("mood: very_loud\n", "- end\n");
  }

  @Test
  void laterCallsAddToEarlierOnes() {
    String yaml =
        inForce(
            EveryKindPipeline.create()
                .ask(ask -> ask.numGenerations(2).llm(llm -> llm.maxRetries(1)))
                .ask(ask -> ask.llm(llm -> llm.generationKwargs(k -> k.temperature(0.1))))
                .ask(ask -> ask.llm(llm -> llm.generationKwargs(k -> k.mood(Mood.CALM)))));

    assertThat(yaml)
        .contains("num_generations: 2\n", "max_retries: 1\n")
        .contains("temperature: 0.1\n", "mood: calm\n");
  }

  @Test
  void nullTakesWhatTheFileGives() {
    String yaml =
        inForce(
            EveryKindPipeline.create()
                .ask(
                    ask ->
                        ask.llm(
                            llm ->
                                llm.other(null)
                                    .routes(null)
                                    .generationKwargs(k -> k.stop(null).route(null)))));

    assertThat(yaml)
        .contains("temperature: 1.5\n")
        .doesNotContain("renamed_here: 7", "http://first", "- end", "http://file");
  }

  @Test
  void nestedLlmsAreReachedByAttributeAndIndex() {
    String yaml =
        inForce(
            EveryKindPipeline.create()
                .talkOver(
                    talk ->
                        talk.chair(chair -> chair.generationKwargs(k -> k.number(11)))
                            .others0(other -> other.generationKwargs(k -> k.number(12)))
                            .others1(
                                jury ->
                                    jury.judge(judge -> judge.maxErrors(13))
                                        .members0(
                                            member ->
                                                member.generationKwargs(k -> k.number(14))))));

    assertThat(yaml)
        .contains("number: 11\n", "number: 12\n", "max_errors: 13\n", "number: 14\n")
        .doesNotContain("number: 1\n", "number: 2\n", "number: 3\n");
  }

  @Test
  void valuesOutOfRangeAreToldByPathWhenThePipelineIsRead() {
    ReadOptions options =
        EveryKindPipeline.create()
            .ask(ask -> ask.llm(llm -> llm.generationKwargs(k -> k.temperature(9))))
            .talkOver(talk -> talk.rounds(0))
            .options();

    assertThatThrownBy(() -> Pipeline.read(FILE, options))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("/ask/llm/generation_kwargs/temperature: error: \"temperature\" must")
        .hasMessageContaining("/talk-over/rounds: error: \"rounds\" must be greater than 0");
  }

  @Test
  void whatIsSetLaterDoesNotChangeTheOptions() {
    EveryKindPipeline parameters = EveryKindPipeline.create().ask(ask -> ask.numGenerations(2));
    ReadOptions options = parameters.options();

    parameters.ask(ask -> ask.numGenerations(3));

    assertThat(inForce(options)).contains("num_generations: 2\n");
    assertThat(inForce(parameters)).contains("num_generations: 3\n");
  }

  @Test
  void aParamsFileCountsLessAndAParamMore() throws IOException {
    Path params = folder.resolve("params.yaml");
    Files.writeString(params, "ask: {num_generations: 2, input_batch_size: 2}");

    String yaml =
        inForce(
            EveryKindPipeline.create()
                .ask(ask -> ask.numGenerations(3).llm(llm -> llm.maxRetries(3)))
                .options()
                .paramsFile(params)
                .param("ask.llm.max_retries=4"));

    assertThat(yaml).contains("num_generations: 3\n", "input_batch_size: 2\n", "max_retries: 4\n");
  }

  @Test
  void constantsNameTheFileAndTheSteps() {
    assertThat(EveryKindPipeline.RESOURCE).isEqualTo("pipelines/every-kind.yaml");
    assertThat(EveryKindPipeline.LOAD).isEqualTo("load");
    assertThat(EveryKindPipeline.TALK_OVER).isEqualTo("talk-over");
  }
}
