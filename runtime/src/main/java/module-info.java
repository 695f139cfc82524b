/** Base classes of LLMs and steps, the fan-out engine, configs and pipelines. */
@SuppressWarnings("module") // The providers that share our HTTP are compiled after us.
module dev.retort.runtime {
  requires transitive dev.retort.api;
  requires transitive tools.jackson.core;
  requires org.snakeyaml.engine;
  requires transitive org.slf4j;
  requires transitive java.net.http;

  exports dev.retort.batch;
  exports dev.retort.compose;
  exports dev.retort.config;
  exports dev.retort.http to
      dev.retort.anthropic,
      dev.retort.cohere,
      dev.retort.llamacpp,
      dev.retort.openai,
      dev.retort.testkit;
  exports dev.retort.llm;
  exports dev.retort.pipeline;
  exports dev.retort.step;
  exports dev.retort.structured;

  provides dev.retort.descriptor.FormChecker with
      dev.retort.described.FormCheck;
  provides dev.retort.descriptor.PipelineChecker with
      dev.retort.pipeline.PipelineCheck;
}
