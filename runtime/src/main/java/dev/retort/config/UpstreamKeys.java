package dev.retort.config;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of distilabel's dumps that mean nothing here: the one table, also in the docs. */
final class UpstreamKeys {
  private static final String MAGPIE =
      "templates that end before the user's turn are not supported";

  private static final String SERVERS = "the server has the tokenizer and the chat template";

  /** Of llama.cpp, as an attribute. */
  static final String SEED = "seed";

  /** The seed by which it takes one by chance. */
  static final String BY_CHANCE = "4294967295";

  private static final String WHITESPACE_PATTERN = "whitespace_pattern";

  /** Key to what there is instead. */
  static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("resources", "steps have no resources of their own"),
          Map.entry("use_cache", "caching is chosen on the command line"),
          Map.entry("use_default_structured_output", "a task has no structured output of its own"),
          Map.entry(
              "use_system_prompt",
              "\"system_prompt\" is one text for all rows, and a column of that name is not read"),
          Map.entry("batch_size", "a loader's batches have the size that the pipeline asks for"),
          Map.entry("input_mappings", "a loader reads no columns"),
          Map.entry("inputs", "a step knows the columns that it reads"),
          Map.entry("outputs", "a step knows the columns that it writes"),
          Map.entry("use_magpie_template", MAGPIE),
          Map.entry("magpie_pre_query_template", MAGPIE),
          Map.entry("tokenizer", SERVERS),
          Map.entry("tokenizer_revision", SERVERS),
          Map.entry("tokenizer_id", SERVERS),
          Map.entry("host", "\"base_url\" says where the server is"),
          Map.entry("endpoint", "\"base_url\" says where the server is"),
          Map.entry("follow_redirects", "redirects are not followed"),
          Map.entry("httpx_client_kwargs", "the HTTP client has no settings of its own"),
          Map.entry("max_concurrent_requests", "\"max_concurrency\" says it"),
          Map.entry(WHITESPACE_PATTERN, "white space within JSON is free"),
          Map.entry("exclude_from_signature", "@RuntimeParam(identity = false) says it"),
          Map.entry("disable_cuda_device_placement", "devices are not placed"),
          Map.entry("cuda_devices", "devices are not placed"),
          Map.entry("verbose", "what an engine says is logged, at the level debug"),
          Map.entry(SEED, "\"seed\" of generation_kwargs says it"),
          Map.entry("n_batch", "llama.cpp chooses its batches"),
          Map.entry("extra_kwargs", "what a model is loaded with has a name of its own"));

  /** Kwargs of distilabel's that are not here, and so may be unset or false alone. */
  private static final Map<String, String> NOT_HERE =
      Map.of(
          "raw_prompting", "messages always go through the model's own template",
          "extra_generation_kwargs", "what a call is given has a name of its own");

  /** Kwargs that are integers here and, in some of distilabel's classes, any number. */
  private static final Set<String> ANY_NUMBER = Set.of("seed");

  /** Begins the modules of distilabel's types. */
  private static final String MODULES = "distilabel.";

  /** What says here where requests go. */
  static final String ADDRESS = "base_url";

  /** Those that stand in a record: the names of records are otherwise their authors' own. */
  private static final Set<String> OF_RECORDS = Set.of(WHITESPACE_PATTERN);

  private UpstreamKeys() {}

  /** Whether a key says where requests go, which is not passed over without a word of ours. */
  static boolean isAddress(String key) {
    return key.equals("host") || key.equals("endpoint");
  }

  /** The same of a key in a record. */
  static @Nullable String noteInRecord(String key) {
    return OF_RECORDS.contains(key) ? note(key) : null;
  }

  /** What a reader is told of a key that is passed over; null for keys that upstream lacks too. */
  static @Nullable String note(String key) {
    String instead = INSTEAD.get(key);
    return instead == null
        ? null
        : "the key " + Names.quoted(key) + " is distilabel's and is passed over: " + instead;
  }

  /** Whether a type is called by distilabel's name, as its own files do. */
  static boolean isModule(String module) {
    return module.startsWith(MODULES);
  }

  /** Whether distilabel's files may hold an integer as {@code 7.0}. */
  static boolean isAnyNumber(String kwarg) {
    return ANY_NUMBER.contains(kwarg);
  }

  /** What a reader is told of a kwarg that is passed over where nothing is set; null of others. */
  static @Nullable String kwargNote(String kwarg) {
    String instead = NOT_HERE.get(kwarg);
    return instead == null
        ? null
        : "the kwarg " + Names.quoted(kwarg) + " is distilabel's and is passed over: " + instead;
  }
}
