package dev.retort.opentelemetry;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static io.opentelemetry.api.common.AttributeKey.valueKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import java.util.List;
import java.util.Map;

/**
 * Every name and fixed value that spans and metrics carry: those of the Semantic Conventions of
 * OpenTelemetry 1.41 ({@code docs/gen-ai/gen-ai-spans.md} and {@code gen-ai-metrics.md} of
 * github.com/open-telemetry/semantic-conventions, status "development"), the last release that has
 * the GenAI conventions, and ours, which begin with {@code retort.}. Nothing but constants.
 */
final class GenAiNames {
  private GenAiNames() {}

  /** The scope of our spans and metrics. */
  static final String SCOPE = "dev.retort.opentelemetry";

  /** Says by which release these names are to be read. */
  static final String SCHEMA_URL = "https://opentelemetry.io/schemas/1.41.0";

  // Of every span and every point.

  static final AttributeKey<String> OPERATION = stringKey("gen_ai.operation.name");
  static final AttributeKey<String> PROVIDER = stringKey("gen_ai.provider.name");
  static final AttributeKey<String> MODEL = stringKey("gen_ai.request.model");
  static final AttributeKey<String> SERVER_ADDRESS = stringKey("server.address");
  static final AttributeKey<Long> SERVER_PORT = longKey("server.port");
  static final AttributeKey<String> ERROR_TYPE = stringKey("error.type");

  static final String CHAT = "chat";

  /** Names of LLM classes, without the LLM and in lower case, that have another name there. */
  static final Map<String, String> PROVIDERS =
      Map.ofEntries(
          Map.entry("azureaiinference", "azure.ai.inference"),
          Map.entry("azureopenai", "azure.ai.openai"),
          Map.entry("bedrock", "aws.bedrock"),
          Map.entry("gemini", "gcp.gemini"),
          Map.entry("mistral", "mistral_ai"),
          Map.entry("vertexai", "gcp.vertex_ai"),
          Map.entry("watsonx", "ibm.watsonx.ai"),
          Map.entry("xai", "x_ai"));

  // Of the request.

  static final AttributeKey<Long> CHOICES = longKey("gen_ai.request.choice.count");
  static final AttributeKey<Long> MAX_TOKENS = longKey("gen_ai.request.max_tokens");
  static final AttributeKey<Long> SEED = longKey("gen_ai.request.seed");
  static final AttributeKey<Double> TEMPERATURE = doubleKey("gen_ai.request.temperature");
  static final AttributeKey<Double> TOP_P = doubleKey("gen_ai.request.top_p");
  static final AttributeKey<Double> TOP_K = doubleKey("gen_ai.request.top_k");
  static final AttributeKey<Double> FREQUENCY = doubleKey("gen_ai.request.frequency_penalty");
  static final AttributeKey<Double> PRESENCE = doubleKey("gen_ai.request.presence_penalty");
  static final AttributeKey<List<String>> STOP = stringArrayKey("gen_ai.request.stop_sequences");
  static final AttributeKey<String> OUTPUT_TYPE = stringKey("gen_ai.output.type");

  static final String JSON = "json";
  static final String TEXT = "text";

  // Of the answer.

  static final AttributeKey<Long> INPUT_TOKENS = longKey("gen_ai.usage.input_tokens");
  static final AttributeKey<Long> CACHED_TOKENS = longKey("gen_ai.usage.cache_read.input_tokens");
  static final AttributeKey<Long> OUTPUT_TOKENS = longKey("gen_ai.usage.output_tokens");
  static final AttributeKey<List<String>> FINISH_REASONS =
      stringArrayKey("gen_ai.response.finish_reasons");
  static final AttributeKey<Long> STATUS = longKey("http.response.status_code");

  // What was said, for who opts in.

  static final AttributeKey<Value<?>> INPUT_MESSAGES = valueKey("gen_ai.input.messages");
  static final AttributeKey<Value<?>> OUTPUT_MESSAGES = valueKey("gen_ai.output.messages");

  // Metrics.

  static final String DURATION_METRIC = "gen_ai.client.operation.duration";
  static final List<Double> DURATION_BOUNDS =
      List.of(
          0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);

  static final String TOKEN_METRIC = "gen_ai.client.token.usage";
  static final AttributeKey<String> TOKEN_TYPE = stringKey("gen_ai.token.type");
  static final List<Long> TOKEN_BOUNDS =
      List.of(
          1L, 4L, 16L, 64L, 256L, 1024L, 4096L, 16384L, 65536L, 262144L, 1048576L, 4194304L,
          16777216L, 67108864L);

  static final String INPUT = "input";
  static final String OUTPUT = "output";

  // Ours.

  static final AttributeKey<String> TYPE = stringKey("retort.llm.type");
  static final AttributeKey<Long> ATTEMPTS = longKey("retort.attempts");
  static final AttributeKey<String> REQUEST_ID = stringKey("retort.request.id");

  static final String WAITED_EVENT = "retort.waited";
  static final String WAIT_METRIC = "retort.client.wait.duration";
  static final AttributeKey<String> GATE = stringKey("retort.gate");
  static final AttributeKey<Double> WAIT = doubleKey("retort.wait.duration");

  static final String RETRIED_EVENT = "retort.retried";
  static final String RETRY_METRIC = "retort.client.retries";
  static final AttributeKey<Long> ATTEMPT = longKey("retort.attempt");
  static final AttributeKey<Double> DELAY = doubleKey("retort.retry.delay");
}
