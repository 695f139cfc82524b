package com.acme;

import dev.retort.annotation.*;

@PipelineConfig("pipelines/taken.yaml") //! error at "pipelines/taken.yaml": the class for pipelines/taken.yaml would be com.acme.TakenPipeline, but it exists; rename it, or the file [retort:pipeline-class-taken]
final class TakenPipeline {}

@PipelineConfig("pipelines/shared.yaml")
final class First {}

@PipelineConfig("pipelines/s*.yaml") //! error at "pipelines/s*.yaml": the class for pipelines/shared.yaml would be com.acme.SharedPipeline, but com.acme.First names the file, too; drop it from one of the two [retort:pipeline-class-taken]
final class Second {}
