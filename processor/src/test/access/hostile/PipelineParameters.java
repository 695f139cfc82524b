package com.app;

class PipelineParameters {}
