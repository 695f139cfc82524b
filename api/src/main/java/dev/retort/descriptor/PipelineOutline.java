package dev.retort.descriptor;

import java.util.List;
import java.util.Objects;

/**
 * What stands in a pipeline file that has no mistake. Immutable.
 *
 * @param name name of the pipeline
 * @param steps its steps in the order of the file
 */
public record PipelineOutline(String name, List<PlacedStep> steps) {
  public PipelineOutline {
    Objects.requireNonNull(name, "name");
    steps = List.copyOf(steps);
  }
}
