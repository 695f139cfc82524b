package dev.retort.descriptor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the descriptor of a declared type. By name, through the entry that the processor wrote (so
 * that a file can name declared types only); by class, through the generated class beside it. Safe
 * for any thread.
 */
public final class Types {
  private static final String ENTRIES = "META-INF/retort/types/";
  private static final String DECLARED = "@LLMType or @StepType";

  private Types() {}

  /**
   * Finds a type by the name in a config file.
   *
   * @param type its name or an alias
   * @param loader where to look
   * @return the descriptor; empty if no such type is declared
   * @throws AmbiguousTypeException if two jars declare the name
   * @throws MissingCompanionException if the entry is there and its class is not
   */
  public static Optional<TypeDescriptor<?>> find(TypeInfo type, ClassLoader loader) {
    if (!isName(type.name()) || (!type.module().isEmpty() && !isName(type.module()))) {
      return Optional.empty();
    }
    String entry = ENTRIES + (type.module().isEmpty() ? "" : type.module() + ".") + type.name();
    try {
      Set<String> seen = new LinkedHashSet<>();
      List<URL> urls = new ArrayList<>();
      Enumeration<URL> found = loader.getResources(entry);
      while (found.hasMoreElements()) {
        URL url = found.nextElement();
        if (seen.add(url.toExternalForm())) {
          urls.add(url);
        }
      }
      if (urls.isEmpty()) {
        return Optional.empty();
      }
      if (urls.size() > 1) {
        throw new AmbiguousTypeException(
            type, urls.stream().map(url -> place(url, entry)).toList());
      }
      return Optional.of(load(firstLine(urls.get(0)), type, loader));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + entry, e);
    }
  }

  /**
   * Finds the descriptor of a class.
   *
   * @param type a class with {@code @LLMType} or {@code @StepType}
   * @return its descriptor
   * @throws MissingCompanionException if the class has none
   */
  public static TypeDescriptor<?> of(Class<?> type) {
    return companion(type, TypeDescriptor.class, "Descriptor", DECLARED);
  }

  /**
   * Finds what the processor wrote beside a class.
   *
   * @param <C> what it is
   * @param type the class
   * @param kind what it is
   * @param suffix what its name ends in
   * @param annotation what makes the processor write it, such as {@code @StructuredType}
   * @return the one object of the generated class
   * @throws MissingCompanionException if there is none
   */
  public static <C> C companion(Class<?> type, Class<C> kind, String suffix, String annotation) {
    String name = type.getName();
    int simple = name.lastIndexOf('.') + 1;
    String companion =
        name.substring(0, simple) + name.substring(simple).replace('$', '_') + suffix;
    ClassLoader loader = type.getClassLoader();
    ClassLoader where = loader == null ? ClassLoader.getSystemClassLoader() : loader;
    try {
      return load(kind, companion, where);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw missing(name, companion, annotation, e);
    }
  }

  /**
   * Finds the descriptor of an object.
   *
   * @param value an object of a class with {@code @LLMType} or {@code @StepType}
   * @return its descriptor
   * @throws MissingCompanionException if its class has none
   */
  public static TypeDescriptor<?> ofObject(Object value) {
    return value instanceof SelfDescribed own ? own.describedBy() : of(value.getClass());
  }

  private static TypeDescriptor<?> load(String companion, TypeInfo type, ClassLoader loader) {
    try {
      return load(TypeDescriptor.class, companion, loader);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw missing(type.toString(), companion, DECLARED, e);
    }
  }

  private static <C> C load(Class<C> kind, String companion, ClassLoader loader)
      throws ReflectiveOperationException {
    // Not initialised before it is known to be a companion: an entry is text anyone can write.
    Class<?> found = Class.forName(companion, false, loader);
    if (!kind.isAssignableFrom(found)) {
      throw new ClassNotFoundException(companion + " is no " + kind.getSimpleName());
    }
    return kind.cast(instance(found));
  }

  private static MissingCompanionException missing(
      String type, String companion, String annotation, Throwable cause) {
    MissingCompanionException missing = new MissingCompanionException(type, companion, annotation);
    missing.initCause(cause);
    return missing;
  }

  private static Object instance(Class<?> companion) throws ReflectiveOperationException {
    try {
      return companion.getField("INSTANCE").get(null);
    } catch (IllegalAccessException e) {
      MissingCompanionException hidden = new MissingCompanionException(companion);
      hidden.initCause(e);
      throw hidden;
    }
  }

  private static String firstLine(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    // A cached jar stays open for as long as the JVM lives, which locks it on some systems.
    connection.setUseCaches(false);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      return line == null ? "" : line.strip();
    }
  }

  private static String place(URL url, String entry) {
    String text = url.toExternalForm();
    int cut = text.lastIndexOf(entry);
    return cut < 0 ? text : text.substring(0, cut);
  }

  /** Java names joined by dots: nothing that could leave the folder of entries. */
  private static boolean isName(String text) {
    boolean start = true;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c == '.' && !start) {
        start = true;
      } else if (start ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c)) {
        start = false;
      } else {
        return false;
      }
      i += Character.charCount(c);
    }
    return !start;
  }
}
