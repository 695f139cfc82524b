package com.acme;

import dev.retort.annotation.*;

// region right
@PipelineConfig("pipelines/*/answer.yaml") // EnAnswerPipeline, DeAnswerPipeline
final class Right {
  String names = EnAnswerPipeline.RESOURCE + DeAnswerPipeline.RESOURCE;
}
// endregion
