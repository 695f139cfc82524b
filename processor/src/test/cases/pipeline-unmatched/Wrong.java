package com.acme;

import dev.retort.annotation.*;

// region wrong
@PipelineConfig("pipelines/anwsers.yaml") //! error at "pipelines/anwsers.yaml": no resource matches "pipelines/anwsers.yaml" in src/test/cases/pipeline-unmatched/resources; write a pattern that does [retort:pipeline-unmatched]
final class Wrong {}
// endregion
