package com.acme;

import dev.retort.annotation.*;

// region wrong
@PipelineConfig({"pipelines/en/answer.yaml", "pipelines/de/answer.yaml"}) //! javac error at "pipelines/de/answer.yaml": the class for pipelines/de/answer.yaml would be com.acme.AnswerPipeline, but it is written for pipelines/en/answer.yaml; rename one of the two, or let a wildcard stand for the folder they differ in [retort:pipeline-class-taken] //! ecj error at {: the class for pipelines/de/answer.yaml would be com.acme.AnswerPipeline, but it is written for pipelines/en/answer.yaml; rename one of the two, or let a wildcard stand for the folder they differ in [retort:pipeline-class-taken]
final class Wrong {}
// endregion
