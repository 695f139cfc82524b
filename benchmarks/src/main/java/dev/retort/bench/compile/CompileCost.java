package dev.retort.bench.compile;

import com.dslplatform.json.processor.CompiledJsonAnnotationProcessor;
import io.avaje.jsonb.generator.JsonbProcessor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles many classes again and again in one warm compiler, with and without a processor, the
 * variants in turn, and prints medians: milliseconds a class over no processor, and the part of it
 * that is spent inside the processor.
 */
public final class CompileCost {
  private static final String RETORT = "dev.retort.processor.RetortProcessor";

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager shared =
      compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
  private final List<Variant> variants;
  private final int classes;
  private final Path folder;

  CompileCost(int classes, Path folder) throws IOException {
    this.classes = classes;
    this.folder = folder;
    this.variants = variants(classes, folder);
  }

  /**
   * Measures.
   *
   * @param args number of classes (200), warm-up rounds (8), counted rounds (11)
   * @throws IOException if there is no room for a temporary folder
   */
  public static void main(String[] args) throws IOException {
    int classes = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    int warmup = args.length > 1 ? Integer.parseInt(args[1]) : 8;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 11;
    Path folder = Files.createTempDirectory("compile-cost");
    new CompileCost(classes, folder).run(warmup, rounds, System.out);
  }

  private static List<Variant> variants(int classes, Path folder) throws IOException {
    List<JavaFileObject> llms = Sources.llms(classes);
    Path resources = folder.resolve("resources");
    Sources.writePipelines(resources, classes);
    List<String> checks =
        List.of(
            "-Aretort.docs=error",
            "-Aretort.contracts=" + folder.resolve("contracts"),
            "-Aretort.resources=" + resources);
    List<JavaFileObject> avaje = Sources.data("@io.avaje.jsonb.Json", classes);
    List<JavaFileObject> dsl = Sources.data("@com.dslplatform.json.CompiledJson", classes);
    return List.of(
        new Variant("llms", llms, List.of(), "llms"),
        new Variant("retort", llms, List.of(CompileCost::retort), "llms"),
        new Variant(
            "all checks", Sources.checked(classes), List.of(CompileCost::retort), "llms", checks),
        new Variant("avaje data", avaje, List.of(), "avaje data"),
        new Variant("avaje-jsonb", avaje, List.of(JsonbProcessor::new), "avaje data"),
        new Variant("dsl data", dsl, List.of(), "dsl data"),
        new Variant("dsl-json", dsl, List.of(CompiledJsonAnnotationProcessor::new), "dsl data"));
  }

  /** Named by text: the processor is a tool on the class path here, not a library. */
  private static Processor retort() {
    try {
      return Class.forName(RETORT).asSubclass(Processor.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the class path lacks " + RETORT, e);
    }
  }

  void run(int warmup, int rounds, PrintStream out) {
    Map<String, List<Timing>> timings = new LinkedHashMap<>();
    for (int round = 0; round < warmup + rounds; round++) {
      for (Variant variant : variants) {
        Timing timing = compile(variant);
        if (round >= warmup) {
          timings.computeIfAbsent(variant.name(), name -> new ArrayList<>()).add(timing);
        }
      }
    }
    print(timings, out);
  }

  private Timing compile(Variant variant) {
    List<TimedProcessor> timed =
        variant.processors().stream().map(maker -> new TimedProcessor(maker.get())).toList();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    StringWriter messages = new StringWriter();
    MemoryFiles files = new MemoryFiles(shared, folder);
    List<String> options = new ArrayList<>(List.of("-Xlint:none", "-nowarn", "-parameters"));
    options.addAll(variant.options());
    if (timed.isEmpty()) {
      options.add("-proc:none");
    }
    long start = Clock.now();
    JavaCompiler.CompilationTask task =
        compiler.getTask(messages, files, problems, options, null, variant.sources());
    if (!timed.isEmpty()) {
      task.setProcessors(timed);
    }
    boolean good = task.call();
    long nanos = Clock.now() - start;
    if (!good) {
      throw new IllegalStateException(
          variant.name() + " does not compile: " + problems.getDiagnostics() + messages);
    }
    long inside = timed.stream().mapToLong(TimedProcessor::nanos).sum();
    return new Timing(nanos, inside, files.files(), files.sourceBytes(), files.classBytes());
  }

  private void print(Map<String, List<Timing>> timings, PrintStream out) {
    out.printf(
        Locale.ROOT, "%d classes, %s%n", classes, System.getProperty("java.runtime.version"));
    out.printf(
        "%-12s %9s %11s %11s %8s %8s %8s%n",
        "", "ms/class", "over none", "inside it", "files", "src KB", "class KB");
    for (Variant variant : variants) {
      List<Timing> all = timings.getOrDefault(variant.name(), List.of());
      double whole = milliseconds(all.stream().mapToLong(Timing::nanos).toArray());
      double inside = milliseconds(all.stream().mapToLong(Timing::inside).toArray());
      double base =
          milliseconds(
              timings.getOrDefault(variant.base(), List.of()).stream()
                  .mapToLong(Timing::nanos)
                  .toArray());
      Timing last = all.get(all.size() - 1);
      out.printf(
          Locale.ROOT,
          "%-12s %9.3f %11.3f %11.3f %8.1f %8.1f %8.1f%n",
          variant.name(),
          whole,
          whole - base,
          inside,
          last.files() / (double) classes,
          last.sourceBytes() / 1024.0 / classes,
          last.classBytes() / 1024.0 / classes);
    }
  }

  private double milliseconds(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e6 / classes;
  }

  /** One compilation. */
  private record Timing(long nanos, long inside, int files, long sourceBytes, long classBytes) {}
}
