package dev.retort.config;

import org.jspecify.annotations.Nullable;

/** The keys of distilabel's dumps that mean nothing here: the one table, also in the docs. */
final class UpstreamKeys {
  private UpstreamKeys() {}

  /** What a reader is told of a key that is passed over; null for keys that upstream lacks too. */
  static @Nullable String note(String key) {
    String instead =
        switch (key) {
          case "resources" -> "steps have no resources of their own";
          case "use_cache" -> "caching is chosen on the command line";
          case "use_default_structured_output" -> "a task has no structured output of its own";
          case "use_system_prompt" -> "leave \"system_prompt\" out for none";
          case "batch_size" -> "a loader's batches have the size that the pipeline asks for";
          case "use_magpie_template", "magpie_pre_query_template" ->
              "templates that end before the user's turn are not supported";
          case "exclude_from_signature" -> "@RuntimeParam(identity = false) says it";
          case "disable_cuda_device_placement", "cuda_devices" -> "devices are not placed";
          default -> null;
        };
    return instead == null
        ? null
        : "the key " + Names.quoted(key) + " is distilabel's and is passed over: " + instead;
  }
}
