package dev.retort.processor.pipeline;

import dev.retort.descriptor.PipelineChecker;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runtime's checker of pipeline files: beside the processor, else on the class path of
 * the compilation, from where the runtime alone is loaded, never a class of the user. See
 * docs/adr/0014.
 */
final class CheckerSource implements AutoCloseable {
  /** One class of each jar that the checker needs. */
  private static final List<Jar> JARS =
      List.of(
          new Jar("retort-runtime", "dev.retort.pipeline.Pipeline"),
          new Jar("jackson-core", "tools.jackson.core.JsonParser"),
          new Jar("snakeyaml-engine", "org.snakeyaml.engine.v2.api.Load"),
          new Jar("slf4j-api", "org.slf4j.Logger"));

  private record Jar(String name, String type) {}

  private final Function<String, @Nullable URI> classFiles;
  private @Nullable URLClassLoader loader;
  private @Nullable PipelineChecker found;

  /**
   * For one compilation.
   *
   * @param classFiles where the compiler has a class from; null where it has none
   */
  CheckerSource(Function<String, @Nullable URI> classFiles) {
    this.classFiles = classFiles;
  }

  /** Jars that are missing: their names. */
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    private final String jars;

    Missing(String jars) {
      super(jars, null, false, false);
      this.jars = jars;
    }

    String jars() {
      return jars;
    }
  }

  /** Jars that do not fit each other: how that showed. */
  static final class OtherVersion extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    OtherVersion(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  PipelineChecker find() throws Missing, OtherVersion {
    PipelineChecker known = found;
    if (known == null) {
      known = provided(CheckerSource.class.getClassLoader()).orElse(null);
      known = known == null ? onClassPath() : known;
      found = known;
    }
    return known;
  }

  private PipelineChecker onClassPath() throws Missing, OtherVersion {
    List<URL> urls = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Jar jar : JARS) {
      URL url = root(jar.type());
      if (url == null) {
        missing.add(jar.name());
      } else {
        urls.add(url);
      }
    }
    if (!missing.isEmpty()) {
      throw new Missing(String.join(", ", missing));
    }
    URLClassLoader opened =
        new URLClassLoader(urls.toArray(URL[]::new), CheckerSource.class.getClassLoader());
    loader = opened;
    return provided(opened)
        .orElseThrow(() -> new OtherVersion("it has no checker of pipeline files"));
  }

  private static Optional<PipelineChecker> provided(@Nullable ClassLoader loader)
      throws OtherVersion {
    try {
      return ServiceLoader.load(PipelineChecker.class, loader).findFirst();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new OtherVersion(String.valueOf(e.getMessage()));
    }
  }

  /** The jar or folder of a class. */
  private @Nullable URL root(String type) {
    URI uri = classFiles.apply(type);
    String text = uri == null ? "" : uri.toString();
    String path = type.replace('.', '/') + ".class";
    if (!text.endsWith(path)) {
      return null;
    }
    String root = text.substring(0, text.length() - path.length());
    int end = root.lastIndexOf('!');
    try {
      return root.startsWith("jar:") && end > 0
          ? jar(root.substring("jar:".length(), end))
          : new URL(root);
    } catch (MalformedURLException | InvalidPathException e) {
      return null;
    }
  }

  /** Javac has the URI of a jar here, Eclipse's compiler its path. */
  private static URL jar(String file) throws MalformedURLException {
    return file.startsWith("file:") ? new URL(file) : Path.of(file).toUri().toURL();
  }

  @Override
  public void close() throws IOException {
    found = null;
    if (loader != null) {
      loader.close();
      loader = null;
    }
  }
}
