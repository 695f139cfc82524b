package com.acme;

import dev.retort.annotation.*;

// region wrong
@PipelineConfig("../answers.yaml") //! error at "../answers.yaml": "../answers.yaml" is no pattern of resources: ".." is no name of a folder or file; write such as "pipelines/*.yaml", relative to their root [retort:pipeline-pattern]
final class Wrong {}
// endregion
