package com.acme;

import dev.retort.annotation.*;

// region wrong
@PipelineConfig("pipelines/answers.yaml") //! error at "pipelines/answers.yaml": pipeline files cannot be checked: retort-runtime is not found; add it to the dependencies; where it is on the module path of JDK 17, add it beside retort-processor in annotationProcessorPaths, too [retort:pipeline-checker]
final class Wrong {}
// endregion
