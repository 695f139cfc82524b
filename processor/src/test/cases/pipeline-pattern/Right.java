package com.acme;

import dev.retort.annotation.*;

// region right
@PipelineConfig("pipelines/*.yaml")
final class Right {}
// endregion
