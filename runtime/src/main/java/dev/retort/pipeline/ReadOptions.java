package dev.retort.pipeline;

import dev.retort.config.TypeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a pipeline beside its file: overrides of runtime parameters, and where its types
 * come from. Immutable.
 */
public final class ReadOptions {
  private static final ReadOptions NONE =
      new ReadOptions(List.of(), Map.of(), null, null, null, module -> List.of());

  private final List<String> params;
  private final Map<String, ?> parameters;
  private final @Nullable Path paramsFile;
  private final @Nullable ClassLoader loader;
  private final @Nullable TypeSource types;
  private final Function<String, ? extends Collection<String>> listing;

  private ReadOptions(
      List<String> params,
      Map<String, ?> parameters,
      @Nullable Path paramsFile,
      @Nullable ClassLoader loader,
      @Nullable TypeSource types,
      Function<String, ? extends Collection<String>> listing) {
    this.params = params;
    this.parameters = parameters;
    this.paramsFile = paramsFile;
    this.loader = loader;
    this.types = types;
    this.listing = listing;
  }

  /**
   * Nothing beside the file.
   *
   * @return options to start from
   */
  public static ReadOptions none() {
    return NONE;
  }

  /**
   * Overrides a runtime parameter. It wins over the file, over the params file and over an earlier
   * override of the same path.
   *
   * @param pathAndValue such as {@code my_step.llm.generation_kwargs.temperature=0.2}; dots between
   *     segments, {@code "quoted.segment"} for one with dots, numbers for items of lists
   * @return a copy
   */
  public ReadOptions param(String pathAndValue) {
    List<String> all = new ArrayList<>(params);
    all.add(Objects.requireNonNull(pathAndValue, "pathAndValue"));
    return new ReadOptions(List.copyOf(all), parameters, paramsFile, loader, types, listing);
  }

  /**
   * Overrides runtime parameters in order.
   *
   * @param pathsAndValues as for {@link #param}
   * @return a copy
   */
  public ReadOptions params(List<String> pathsAndValues) {
    ReadOptions all = this;
    for (String each : pathsAndValues) {
      all = all.param(each);
    }
    return all;
  }

  /**
   * Overrides runtime parameters by Java values; they win over the file and the params file, {@link
   * #param} wins over them.
   *
   * @param byStep step to parameter to value, such as {@code Map.of("ask", Map.of("llm",
   *     Map.of("max_retries", 2)))}; of two calls the last counts
   * @return a copy
   */
  public ReadOptions parameters(Map<String, ? extends Map<String, ?>> byStep) {
    return new ReadOptions(
        params,
        Collections.unmodifiableMap(new LinkedHashMap<>(byStep)),
        paramsFile,
        loader,
        types,
        listing);
  }

  /**
   * Overrides runtime parameters by a file; it wins over the pipeline's file.
   *
   * @param file YAML or JSON: step to parameter to value
   * @return a copy
   */
  public ReadOptions paramsFile(Path file) {
    return new ReadOptions(
        params, parameters, Objects.requireNonNull(file, "file"), loader, types, listing);
  }

  /**
   * Says where the types named in the file are looked up.
   *
   * @param loader of declared LLMs and steps; by default the thread's context class loader
   * @return a copy
   */
  public ReadOptions classLoader(ClassLoader loader) {
    return new ReadOptions(
        params, parameters, paramsFile, Objects.requireNonNull(loader, "loader"), types, listing);
  }

  /**
   * Says how the names of types are listed, so that a misspelt one gets a suggestion. No class path
   * is looked through otherwise.
   *
   * @param listing of a module the names of its types; asked where a name is not found
   * @return a copy
   */
  public ReadOptions listing(Function<String, ? extends Collection<String>> listing) {
    return new ReadOptions(
        params, parameters, paramsFile, loader, types, Objects.requireNonNull(listing, "listing"));
  }

  /** Says that the types are those of another program. */
  ReadOptions types(TypeSource source) {
    return new ReadOptions(params, parameters, paramsFile, loader, source, listing);
  }

  List<String> params() {
    return params;
  }

  Map<String, ?> parameters() {
    return parameters;
  }

  @Nullable Path paramsFile() {
    return paramsFile;
  }

  /** Where types come from instead of the loader; null for the loader. */
  @Nullable TypeSource types() {
    return types;
  }

  Function<String, ? extends Collection<String>> listing() {
    return listing;
  }

  ClassLoader loader() {
    ClassLoader given = loader == null ? Thread.currentThread().getContextClassLoader() : loader;
    return given == null ? ClassLoader.getSystemClassLoader() : given;
  }
}
