/** Base classes of LLMs and steps, the fan-out engine, configs and pipelines. */
module dev.retort.runtime {
  requires transitive dev.retort.api;
  requires transitive tools.jackson.core;
  requires org.snakeyaml.engine;
  requires transitive org.slf4j;

  exports dev.retort.config;
  exports dev.retort.llm;
  exports dev.retort.pipeline;
  exports dev.retort.step;

  provides dev.retort.descriptor.PipelineChecker with
      dev.retort.pipeline.PipelineCheck;
}
