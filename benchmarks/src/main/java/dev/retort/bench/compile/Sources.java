package dev.retort.bench.compile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Classes of 12 parameters: declared LLMs, and data classes of the same parameters for peers. */
final class Sources {
  private static final String LLM =
      """
      package generated;

      import dev.retort.annotation.Attribute;
      import dev.retort.annotation.LLMType;
      import dev.retort.annotation.RuntimeParam;
      import dev.retort.llm.AsyncLLM;
      import dev.retort.llm.GenerateOutput;
      import dev.retort.llm.Input;
      import dev.retort.llm.Secret;
      import jakarta.validation.constraints.DecimalMax;
      import jakarta.validation.constraints.DecimalMin;
      import jakarta.validation.constraints.Positive;
      import java.net.URI;
      import java.util.List;
      import java.util.Map;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.CompletionStage;
      import org.jspecify.annotations.Nullable;

      /** Models of family #. */
      @LLMType
      public class Sample# extends AsyncLLM {
        /** Model id sent with every request. */
        @Attribute String model;

        /** Root of the API of family #. */
        @RuntimeParam(defaultValue = "https://llm#.example/v1") URI baseUrl;

        /** Key sent as a bearer token. */
        @RuntimeParam(env = "FAMILY_#_API_KEY") Secret apiKey;

        /** Headers sent with every request. */
        @RuntimeParam @Nullable Map<String, String> headers;

        @Override
        public String modelName() {
          return model;
        }

        /**
         * Completes one conversation.
         *
         * @param temperature sampling temperature; higher is more random
         * @param topP probability mass that is kept
         * @param maxNewTokens upper bound on the tokens of one generation
         * @param frequencyPenalty how much frequent tokens are avoided
         * @param presencePenalty how much present tokens are avoided
         * @param seed start of the random numbers
         * @param stop sequences at which a generation ends
         * @param echo whether the prompt is part of the answer
         */
        CompletionStage<GenerateOutput> generateAsync(
            Input input,
            int numGenerations,
            @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("2") double temperature,
            @RuntimeParam(defaultValue = "1.0") @DecimalMin("0") @DecimalMax("1") double topP,
            @RuntimeParam(defaultValue = "128") @Positive int maxNewTokens,
            @RuntimeParam(defaultValue = "0") double frequencyPenalty,
            @RuntimeParam(defaultValue = "0") double presencePenalty,
            @RuntimeParam @Nullable Long seed,
            @RuntimeParam @Nullable List<String> stop,
            @RuntimeParam(defaultValue = "false") boolean echo) {
          return CompletableFuture.completedFuture(GenerateOutput.of(model));
        }
      }
      """;

  private static final String DATA =
      """
      package generated;

      import java.net.URI;
      import java.util.List;
      import java.util.Map;

      /** Models of family #. */
      ANNOTATION
      public class Sample# {
        /** Model id sent with every request. */
        public String model;

        /** Root of the API of family #. */
        public URI baseUrl;

        /** Key sent as a bearer token. */
        public String apiKey;

        /** Headers sent with every request. */
        public Map<String, String> headers;

        /** Sampling temperature; higher is more random. */
        public double temperature;

        /** Probability mass that is kept. */
        public double topP;

        /** Upper bound on the tokens of one generation. */
        public int maxNewTokens;

        /** How much frequent tokens are avoided. */
        public double frequencyPenalty;

        /** How much present tokens are avoided. */
        public double presencePenalty;

        /** Start of the random numbers. */
        public Long seed;

        /** Sequences at which a generation ends. */
        public List<String> stop;

        /** Whether the prompt is part of the answer. */
        public boolean echo;
      }
      """;

  private static final String PIPELINES =
      """
      package generated;

      import dev.retort.annotation.PipelineConfig;

      /** Names the files of pipelines. */
      @PipelineConfig("pipelines/*.yaml")
      final class Pipelines {}
      """;

  private static final String PIPELINE =
      """
      pipeline:
        name: p#
        steps:
          - name: load
            step:
              data: [{instruction: Why?}]
              type_info: {module: dev.retort.step, name: LoadDataFromDicts}
          - name: ask
            step:
              type_info: {module: dev.retort.step, name: TextGeneration}
              llm:
                model: sample-1
                generation_kwargs: {temperature: 0.5, max_new_tokens: 64}
                type_info: {module: generated, name: Sample#}
        connections:
          - {from: load, to: [ask]}
      """;

  private Sources() {}

  /** Declared LLMs, and a class that names the pipeline files of {@link #writePipelines}. */
  static List<JavaFileObject> checked(int count) {
    List<JavaFileObject> all = new ArrayList<>(llms(count));
    all.add(new Source("generated/Pipelines", PIPELINES));
    return all;
  }

  /** A pipeline file for every tenth LLM. */
  static void writePipelines(Path resources, int count) throws IOException {
    Path folder = Files.createDirectories(resources.resolve("pipelines"));
    for (int i = 0; i < count; i += 10) {
      String number = Integer.toString(i);
      Files.writeString(folder.resolve("p" + i + ".yaml"), PIPELINE.replace("#", number));
    }
  }

  /** Declared LLMs. */
  static List<JavaFileObject> llms(int count) {
    return sources(LLM, count);
  }

  /** Data classes with one annotation. */
  static List<JavaFileObject> data(String annotation, int count) {
    return sources(DATA.replace("ANNOTATION", annotation), count);
  }

  private static List<JavaFileObject> sources(String template, int count) {
    return IntStream.range(0, count)
        .<JavaFileObject>mapToObj(
            i -> new Source("generated/Sample" + i, template.replace("#", Integer.toString(i))))
        .toList();
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("mem:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
