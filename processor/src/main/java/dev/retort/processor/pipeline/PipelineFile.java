package dev.retort.processor.pipeline;

import dev.retort.processor.report.Where;
import javax.lang.model.element.Element;

/**
 * A pipeline file that is checked.
 *
 * @param origin the class or package that names it
 * @param where the pattern that matches it
 * @param name the file, relative to the root of the resources
 * @param below the same from the first folder on that a wildcard of the pattern stands for
 */
public record PipelineFile(Element origin, Where where, String name, String below) {}
