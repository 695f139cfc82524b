package com.acme;

import dev.retort.annotation.*;

// region wrong
@PipelineConfig("pipelines/other.yaml") //! error at "pipelines/other.yaml": pipeline files cannot be checked: retort-runtime is of another version than retort-processor (dev.retort.descriptor.Types.ofObject); use the same version of both [retort:pipeline-version]
final class Wrong {}
// endregion
