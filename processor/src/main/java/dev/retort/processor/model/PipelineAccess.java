package dev.retort.processor.model;

import dev.retort.descriptor.PipelineOutline;
import dev.retort.descriptor.TypeInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A pipeline file for which a class of typed setters is written.
 *
 * @param ref the class to write
 * @param resource the file, relative to the root of the resources
 * @param outline what stands in it
 * @param types the steps and LLMs in it, as they are declared
 * @param isVisible whether the class may name another one
 * @param inModule whether it is compiled as part of a named module
 * @param clashes simple names of {@code java.lang} that mean something else in its package
 */
public record PipelineAccess(
    ClassRef ref,
    String resource,
    PipelineOutline outline,
    Map<TypeInfo, Declaration> types,
    Predicate<ClassRef> isVisible,
    boolean inModule,
    List<String> clashes) {

  /** What is declared of a type in the file. */
  public Declaration declaration(TypeInfo type) {
    Declaration found = types.get(type);
    if (found == null) {
      throw new IllegalArgumentException("nothing is known of " + type);
    }
    return found;
  }
}
