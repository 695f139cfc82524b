package dev.retort.bench.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data of the document, the same for every peer. */
final class Sample {
  static final String BASE_URL = "https://llm.bench.example/v1";
  static final String MODEL = "bench-large-2";
  static final String KEY_VARIABLE = "BENCH_API_KEY";

  private Sample() {}

  /** An open map whose order and number types a faithful reader keeps. */
  static Map<String, Object> metadata() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("run", 7);
    map.put("big", new BigInteger("123456789012345678901"));
    map.put("price", new BigDecimal("12.50"));
    map.put("team", "search");
    map.put("dry", false);
    map.put("tags", List.of("nightly", "eu"));
    return map;
  }

  static LlmConfig llm() {
    LlmConfig llm = new LlmConfig();
    KwargsConfig kwargs = new KwargsConfig();
    kwargs.temperature = 0.7;
    kwargs.top_p = 0.95;
    kwargs.max_new_tokens = 512;
    llm.generation_kwargs = kwargs;
    llm.max_concurrency = 128;
    llm.requests_per_minute = 500;
    llm.max_retries = 6;
    llm.timeout = 120;
    llm.on_error = "keep";
    llm.model = MODEL;
    llm.base_url = BASE_URL;
    SecretConfig key = new SecretConfig();
    key.env = KEY_VARIABLE;
    llm.api_key = key;
    llm.metadata = metadata();
    llm.type_info = new TypeInfoConfig("dev.retort.bench.document", "BenchLLM");
    return llm;
  }

  static StepDump step() {
    StepDump step = new StepDump();
    step.name = "answer";
    step.input_mappings = new LinkedHashMap<>(Map.of("instruction", "question"));
    step.output_mappings = new LinkedHashMap<>();
    step.input_batch_size = 50;
    step.llm = llm();
    step.runtime_parameters_info = info();
    step.type_info = new TypeInfoConfig("dev.retort.bench.document", "BenchStep");
    return step;
  }

  private static List<InfoEntry> info() {
    InfoEntry nested = new InfoEntry();
    nested.name = "llm";
    nested.runtime_parameters_info = llmInfo();
    return List.of(
        InfoEntry.of("input_batch_size", "How many rows the step is given at once.", "integer", 50),
        nested);
  }

  private static List<InfoEntry> llmInfo() {
    InfoEntry kwargs = new InfoEntry();
    kwargs.name = "generation_kwargs";
    kwargs.description =
        "The kwargs to be passed to the operative method of the LLM on every call.";
    kwargs.keys =
        List.of(
            InfoEntry.of("temperature", "Sampling temperature.", "number", 1.0),
            InfoEntry.of("top_p", "Probability mass that is kept.", "number", 1.0),
            InfoEntry.of("max_new_tokens", "Most tokens of one generation.", "integer", 128));
    return List.of(
        kwargs,
        InfoEntry.of(
            "use_offline_batch_generation",
            "Whether to use offline batches, at the provider's reduced price, to generate the"
                + " answers.",
            "boolean",
            false),
        InfoEntry.of(
            "offline_batch_generation_block_until_done",
            "If set, calls wait for offline batches and ask again after this number of seconds; if"
                + " not, they throw until the batches are finished.",
            "integer",
            null),
        InfoEntry.of("max_concurrency", "How many calls may be under way at once.", "integer", 64),
        InfoEntry.of(
            "requests_per_minute",
            "How many requests may be sent in a minute; no limit if not set.",
            "integer",
            null),
        InfoEntry.of(
            "input_tokens_per_minute",
            "How many input tokens may be sent in a minute; no limit if not set.",
            "integer",
            null),
        InfoEntry.of(
            "output_tokens_per_minute",
            "How many output tokens may be asked for in a minute; no limit if not set.",
            "integer",
            null),
        InfoEntry.of("max_retries", "How often a failed call is sent again.", "integer", 6),
        InfoEntry.of(
            "timeout",
            "How long one exchange may take, body included, in seconds.",
            "duration",
            120),
        InfoEntry.of(
            "on_error",
            "What to do with an item that failed for good: keep its place, or stop the run.",
            "enum",
            "keep"),
        InfoEntry.of(
            "max_errors",
            "After how many failed items the run stops; never if not set.",
            "integer",
            null),
        InfoEntry.of("base_url", "Root of the bench API.", "uri", BASE_URL),
        InfoEntry.of("api_key", "Key sent as a bearer token.", "secret", null));
  }
}
