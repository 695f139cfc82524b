package dev.retort.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Compiles real files with real compilers and our processors. */
final class Compilation {
  /** The compilers that users have. */
  enum With {
    JAVAC,
    ECJ
  }

  /**
   * What one compiler said at one place.
   *
   * @param at the source from the place on, up to the end of the word; empty where there is none
   */
  record Message(String kind, String file, long line, String at, String text) {
    @Override
    public String toString() {
      return file + ":" + line + ": " + kind + " at " + at + ": " + text;
    }
  }

  private static final class Stubs {
    static final Path CLASSES = compiled();

    private static Path compiled() {
      Compilation stubs = new Compilation(With.JAVAC).path(List.of());
      stubs.compile(javaFiles(Path.of("src/test/stubs")));
      if (!stubs.messages().isEmpty()) {
        throw new AssertionError("stubs do not compile: " + stubs.messages());
      }
      copy(Path.of("src/test/stubs/META-INF"), stubs.output().resolve("META-INF"));
      return stubs.output();
    }

    private static void copy(Path from, Path to) {
      try (Stream<Path> all = Files.walk(from)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          Path copy = to.resolve(from.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final With with;
  private final Path output;
  private final List<Message> messages = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();
  private List<Path> path = List.of();
  private boolean stubbed = true;
  private boolean passed;

  Compilation(With with) {
    this.with = with;
    try {
      this.output =
          Files.createTempDirectory(Files.createDirectories(Path.of("target/cases")), "c");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    processors.add(new FakesProcessor());
    processors.add(new RetortProcessor());
  }

  /** Compiles against other output; without the stubs where the list is empty. */
  Compilation path(List<Path> more) {
    path = more;
    stubbed = !more.isEmpty();
    return this;
  }

  /** Compiles against the stubs but for those in a folder. */
  Compilation without(String stubs) {
    Path left = output.resolveSibling(output.getFileName() + "-stubs");
    Stubs.copy(Stubs.CLASSES, left);
    try (Stream<Path> all = Files.walk(left.resolve(stubs))) {
      for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    path(List.of(left));
    stubbed = false;
    return this;
  }

  Compilation after(Path more) {
    path = List.of(more);
    return this;
  }

  Compilation option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  Compilation processors(Processor... all) {
    processors.clear();
    processors.addAll(List.of(all));
    return this;
  }

  Compilation compile(Path... files) {
    return compile(List.of(files));
  }

  Compilation compile(List<Path> files) {
    JavaCompiler compiler =
        with == With.JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    StringWriter out = new StringWriter();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("-d", output.toString(), "-s", output.toString()));
      if (!options.contains("--release")) {
        all.addAll(List.of("--release", "17"));
      }
      if (!options.contains("--module-path")) {
        all.addAll(List.of("-classpath", classPath()));
      }
      if (with == With.JAVAC) {
        all.addAll(List.of("-Xlint:all,-options", "-Werror"));
      }
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              out, manager, collector, all, null, manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(processors);
      task.setLocale(Locale.ROOT);
      passed = task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    collector.getDiagnostics().forEach(this::note);
    return this;
  }

  private void note(Diagnostic<? extends JavaFileObject> d) {
    if (d.getKind() == Diagnostic.Kind.NOTE || d.getKind() == Diagnostic.Kind.OTHER) {
      return;
    }
    String file =
        d.getSource() == null ? "" : Path.of(d.getSource().toUri()).getFileName().toString();
    String kind = d.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning";
    messages.add(
        new Message(kind, file, d.getLineNumber(), Place.of(d), d.getMessage(Locale.ROOT)));
  }

  /** The class path of the users of our API, stubs of the runtime included. */
  String classPath() {
    List<String> entries = new ArrayList<>();
    Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .filter(
            e ->
                e.contains("retort-api")
                    || e.contains("/api/")
                    || e.contains("jspecify")
                    || e.contains("jakarta.validation"))
        .forEach(entries::add);
    path.forEach(p -> entries.add(p.toString()));
    if (stubbed) {
      entries.add(Stubs.CLASSES.toString());
    }
    return String.join(java.io.File.pathSeparator, entries);
  }

  boolean passed() {
    return passed;
  }

  Path output() {
    return output;
  }

  List<Message> messages() {
    return messages;
  }

  /** What our processor said. */
  List<String> ours() {
    return messages.stream()
        .filter(m -> m.text().contains("[retort:"))
        .map(Message::toString)
        .sorted()
        .toList();
  }

  /** All that was written beside class files, by path. */
  Map<String, String> generated() {
    return texts(output);
  }

  /** The files of a folder that are no class files, by path. */
  static Map<String, String> texts(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".class")) {
          files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** What users would get of this compilation: classes and resources, no sources. */
  Path jar(Predicate<String> paths) {
    Path jar = output.resolveSibling("of-" + output.getFileName() + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> all = Files.walk(output)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String path = output.relativize(file).toString().replace('\\', '/');
        if (!path.endsWith(".java") && paths.test(path)) {
          out.putNextEntry(new ZipEntry(path));
          Files.copy(file, out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  static List<Path> javaFiles(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
