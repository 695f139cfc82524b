package dev.retort.pipeline;

import dev.retort.config.RuntimeParameterInfo;
import dev.retort.descriptor.TypeInfo;
import java.util.List;

/**
 * One step of a pipeline as users are shown it. Immutable.
 *
 * @param name its name
 * @param type its type
 * @param description what the type does, from its Javadoc
 * @param from steps that feed it
 * @param to steps that it feeds
 * @param runtimeParameters what may be set at run time
 */
public record StepSummary(
    String name,
    TypeInfo type,
    String description,
    List<String> from,
    List<String> to,
    List<RuntimeParameterInfo> runtimeParameters) {}
