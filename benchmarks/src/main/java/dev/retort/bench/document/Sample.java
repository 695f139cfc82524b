package dev.retort.bench.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    StepDump step = bare();
    step.runtime_parameters_info = info();
    return step;
  }

  /** The step without its {@code runtime_parameters_info}. */
  static StepDump bare() {
    StepDump step = new StepDump();
    step.name = "answer";
    step.input_mappings = new LinkedHashMap<>(Map.of("instruction", "question"));
    step.output_mappings = new LinkedHashMap<>();
    step.input_batch_size = 50;
    step.llm = llm();
    step.type_info = new TypeInfoConfig("dev.retort.bench.document", "BenchStep");
    return step;
  }

  /** What our serializer says of the parameters, as objects: every peer writes the same text. */
  private static List<InfoEntry> info() {
    JsonMapper mapper = new JsonMapper();
    JsonNode info = mapper.readTree(new RetortCodec().write()).get("runtime_parameters_info");
    return mapper.readerForListOf(InfoEntry.class).readValue(info);
  }
}
