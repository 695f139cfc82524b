package dev.retort.pipeline;

public final class Pipeline {
  private Pipeline() {}
}
