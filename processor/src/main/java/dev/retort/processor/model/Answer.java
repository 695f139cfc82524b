package dev.retort.processor.model;

import java.util.List;

/**
 * A record that an LLM may be asked to answer with.
 *
 * @param shape the record
 * @param strict whether providers must be able to enforce its schema
 * @param deprecated whether naming it, or what it holds, warns
 * @param inModule whether it is compiled as part of a named module
 * @param clashes simple names of {@code java.lang} that mean something else in its package
 */
public record Answer(
    TypeModel.RecordOf shape,
    boolean strict,
    boolean deprecated,
    boolean inModule,
    List<String> clashes) {

  /** The record. */
  public ClassRef ref() {
    return shape.java();
  }

  /** What is generated for it. */
  public ClassRef companion() {
    return ref().companion("Structure");
  }
}
