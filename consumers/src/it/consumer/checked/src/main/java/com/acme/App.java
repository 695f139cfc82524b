package com.acme;

import dev.retort.annotation.PipelineConfig;

/** Names the pipelines of this project. */
@PipelineConfig("pipelines/*.yaml")
final class App {
  private App() {}
}
