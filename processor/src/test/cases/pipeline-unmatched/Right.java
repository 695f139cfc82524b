package com.acme;

import dev.retort.annotation.*;

// region right
@PipelineConfig("pipelines/answers.yaml")
final class Right {}
// endregion
