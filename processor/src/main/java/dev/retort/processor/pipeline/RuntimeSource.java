package dev.retort.processor.pipeline;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the runtime checks for a compiler, pipeline files and forms: beside the processor,
 * else on the class path of the compilation, from where the runtime alone is loaded, never a class
 * of the user. See docs/adr/0014.
 */
public final class RuntimeSource implements AutoCloseable {
  /** One class of each jar that the checkers need. */
  private static final List<Jar> JARS =
      List.of(
          new Jar("retort-runtime", "dev.retort.pipeline.Pipeline"),
          new Jar("jackson-core", "tools.jackson.core.JsonParser"),
          new Jar("snakeyaml-engine", "org.snakeyaml.engine.v2.api.Load"),
          new Jar("slf4j-api", "org.slf4j.Logger"));

  private record Jar(String name, String type) {}

  private final ClassFiles classFiles;
  private @Nullable URLClassLoader loader;
  private final Map<Class<?>, Object> found = new HashMap<>();

  /**
   * For one compilation.
   *
   * @param classFiles where the compiler has classes from
   */
  public RuntimeSource(ClassFiles classFiles) {
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

  <C> C find(Class<C> checker) throws Missing, OtherVersion {
    Object known = found.get(checker);
    if (known == null) {
      known = provided(checker, RuntimeSource.class.getClassLoader()).orElse(null);
      known = known == null ? onClassPath(checker) : known;
      found.put(checker, known);
    }
    return checker.cast(known);
  }

  private <C> C onClassPath(Class<C> checker) throws Missing, OtherVersion {
    return provided(checker, runtime())
        .orElseThrow(() -> new OtherVersion("it has no " + checker.getSimpleName()));
  }

  private ClassLoader runtime() throws Missing {
    URLClassLoader known = loader;
    if (known == null) {
      known = new URLClassLoader(jars().toArray(URL[]::new), RuntimeSource.class.getClassLoader());
      loader = known;
    }
    return known;
  }

  private List<URL> jars() throws Missing {
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
    return urls;
  }

  private static <C> Optional<C> provided(Class<C> checker, @Nullable ClassLoader loader)
      throws OtherVersion {
    try {
      return ServiceLoader.load(checker, loader).findFirst();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new OtherVersion(String.valueOf(e.getMessage()));
    }
  }

  /** The jar or folder of a class. */
  private @Nullable URL root(String type) {
    URI uri = classFiles.of(type);
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
    found.clear();
    if (loader != null) {
      loader.close();
      loader = null;
    }
  }
}
