/** Spans and metrics of calls of LLMs, by the GenAI conventions of OpenTelemetry. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Its jars name them.
module dev.retort.opentelemetry {
  requires transitive dev.retort.runtime;
  requires transitive io.opentelemetry.api;
  requires transitive io.opentelemetry.context;

  exports dev.retort.opentelemetry;
}
