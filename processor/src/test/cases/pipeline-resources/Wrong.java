package com.acme;

import dev.retort.annotation.*;

// region wrong
@PipelineConfig("pipelines/answers.yaml") //! error at "pipelines/answers.yaml": "nowhere", which -Aretort.resources names, is no folder; pass -Aretort.resources=DIR with the folder of the resources [retort:pipeline-resources]
final class Wrong {}
// endregion
