package dev.retort.config;

/** Which class loader types are looked up in. */
final class Loaders {
  private Loaders() {}

  /** The thread's own, else that of a class. */
  static ClassLoader of(Class<?> near) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader own = near.getClassLoader();
    if (context != null) {
      return context;
    }
    return own == null ? ClassLoader.getSystemClassLoader() : own;
  }
}
