package dev.retort.examples.compiled;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.ReadOptions;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The two ways to have a pipeline file checked: by javac with the processor, and as {@code retort
 * pipeline check} does. Both see the same resources and the same LLMs: in classes that the compiler
 * makes of sources, and in jars.
 */
final class TwoDoors {
  private final Path resources;
  private final Path classes;
  private final List<Path> sources;
  private final List<Diagnostic<? extends JavaFileObject>> ofSources;

  /**
   * Two doors.
   *
   * @param folder an empty one
   * @param sources of LLMs and steps
   */
  TwoDoors(Path folder, List<Path> sources) throws IOException {
    this.resources = Files.createDirectories(folder.resolve("resources"));
    this.classes = folder.resolve("classes");
    this.sources = List.copyOf(sources);
    this.ofSources = compiled(sources, "classes");
  }

  /** What javac says of the sources alone. */
  List<Diagnostic<? extends JavaFileObject>> ofSources() {
    return ofSources;
  }

  /** The root of the resources. */
  Path resources() {
    return resources;
  }

  /** What javac says of the files that match, in order, with the sources compiled beside them. */
  List<String> compiler(String pattern) throws IOException {
    return diagnostics(pattern).stream()
        .map(each -> each.getKind() + " " + each.getMessage(null))
        .toList();
  }

  /** The same with its place in {@code App.java}, whose first line is the annotation alone. */
  List<Diagnostic<? extends JavaFileObject>> diagnostics(String pattern) throws IOException {
    Path app = resources.resolveSibling("App.java");
    Files.writeString(
        app, "@dev.retort.annotation.PipelineConfig(\"%s\")\nclass App {}\n".formatted(pattern));
    List<Path> all = new ArrayList<>(sources);
    all.add(app);
    return compiled(all, "checked");
  }

  private List<Diagnostic<? extends JavaFileObject>> compiled(List<Path> all, String output)
      throws IOException {
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    StringWriter out = new StringWriter();
    List<String> options =
        List.of(
            "-d",
            Files.createDirectories(resources.resolveSibling(output)).toString(),
            "-cp",
            classPath(entry -> !entry.contains("processor")),
            "-processorpath",
            classPath(entry -> true),
            "-Aretort.resources=" + resources,
            "-Xmaxerrs",
            "1000000",
            "-Xmaxwarns",
            "1000000");
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      javac
          .getTask(out, files, found, options, null, files.getJavaFileObjectsFromPaths(all))
          .call();
    }
    if (!out.toString().isEmpty()) {
      throw new AssertionError("the compiler printed: " + out);
    }
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
        .<Diagnostic<? extends JavaFileObject>>map(each -> each)
        .toList();
  }

  /** What {@code retort pipeline check}, started at the root of the resources, says of files. */
  List<String> command(List<String> files) throws IOException {
    List<String> told = new ArrayList<>();
    URL[] urls = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, TwoDoors.class.getClassLoader())) {
      for (String file : files) {
        told.addAll(command(file, loader));
      }
    }
    return told;
  }

  private List<String> command(String file, ClassLoader loader) {
    List<Problem> problems;
    try {
      problems =
          Pipeline.read(
                  resources.resolve(file),
                  ReadOptions.none().classLoader(loader).listing(this::names))
              .warnings();
    } catch (ConfigException e) {
      problems = e.problems();
    }
    return problems.stream().map(this::line).toList();
  }

  /** As the command lists them: from the registry entries on the class path. */
  private List<String> names(String module) {
    String prefix = "META-INF/retort/types/" + module + ".";
    return Stream.concat(
            Stream.of(classes),
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of))
        .flatMap(place -> entries(place).stream())
        .filter(entry -> entry.startsWith(prefix))
        .map(entry -> entry.substring(prefix.length()))
        .sorted()
        .toList();
  }

  /** The registry entries of a folder or jar. */
  private static List<String> entries(Path place) {
    try {
      if (Files.isDirectory(place.resolve("META-INF/retort/types"))) {
        try (Stream<Path> files = Files.list(place.resolve("META-INF/retort/types"))) {
          return files.map(file -> place.relativize(file).toString()).toList();
        }
      } else if (Files.isRegularFile(place)) {
        try (ZipFile jar = new ZipFile(place.toFile())) {
          return jar.stream().map(ZipEntry::getName).toList();
        }
      }
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line(Problem problem) {
    boolean error = problem.severity() == Problem.Severity.ERROR;
    return (error ? "ERROR " : "WARNING ")
        + problem
            .toString()
            .replace(resources + File.separator, "")
            .replaceFirst(": " + (error ? "error" : "warning") + ": ", ": ");
  }

  private static String classPath(Predicate<String> entries) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entries)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Writes a resource. */
  void resource(String name, String text) throws IOException {
    Path file = resources.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
