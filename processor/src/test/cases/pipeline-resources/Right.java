package com.acme;

/*
// region right
@PipelineConfig("pipelines/answers.yaml")
final class Right {}
// endregion
*/
final class Right {}
