package dev.retort.pipeline;

/** Stands for the runtime's class. */
public final class ReadOptions {
  ReadOptions() {}
}
