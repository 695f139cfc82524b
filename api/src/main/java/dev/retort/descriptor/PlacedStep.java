package dev.retort.descriptor;

import java.util.Objects;

/**
 * A step of a pipeline file.
 *
 * @param name its name within the pipeline
 * @param config its type and the LLMs it holds
 */
public record PlacedStep(String name, Placed config) {
  public PlacedStep {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(config, "config");
  }
}
