package dev.retort.bench.compile;

import java.util.List;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/**
 * One thing to compile.
 *
 * @param name as in the table
 * @param sources what is compiled
 * @param processors a new processor for each compilation; none is the base line
 * @param base name of the base line over the same sources
 * @param options for the compiler
 */
record Variant(
    String name,
    List<JavaFileObject> sources,
    List<Supplier<Processor>> processors,
    String base,
    List<String> options) {

  /** One without options. */
  Variant(
      String name,
      List<JavaFileObject> sources,
      List<Supplier<Processor>> processors,
      String base) {
    this(name, sources, processors, base, List.of());
  }
}
