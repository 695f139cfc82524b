package dev.retort.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads everything but the JDK anew and notes what is asked for by name: resources, and classes
 * through {@code Class.forName}. What the virtual machine links is no look-up.
 */
final class LookUps extends URLClassLoader {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.SHOW_HIDDEN_FRAMES);

  final Set<String> classes = new TreeSet<>();
  final Set<String> resources = new TreeSet<>();

  LookUps(URL[] classPath) {
    super(classPath, ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (STACK.walk(LookUps::isByName)) {
      classes.add(name);
    }
    return super.loadClass(name, resolve);
  }

  /** Whether {@code Class.forName} is what asked a class loader. */
  private static boolean isByName(Stream<StackWalker.StackFrame> frames) {
    return frames
        .dropWhile(frame -> !frame.getMethodName().equals("loadClass"))
        .dropWhile(frame -> frame.getMethodName().equals("loadClass"))
        .limit(1)
        .anyMatch(frame -> frame.getClassName().equals("java.lang.Class"));
  }

  @Override
  public @Nullable URL getResource(String name) {
    resources.add(name);
    return super.getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    resources.add(name);
    return super.getResources(name);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    resources.add(name);
    return super.getResourceAsStream(name);
  }
}
