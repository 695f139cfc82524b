package dev.retort.bench.compile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Keeps what a compilation writes in memory, and counts it; the class path stays on disk. */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final String root;
  private int files;
  private long classBytes;
  private long sourceBytes;

  /**
   * Starts with nothing written.
   *
   * @param shared finds what is on the class path
   * @param folder an empty folder that the files pretend to be in: one peer wants paths of a disk
   */
  MemoryFiles(StandardJavaFileManager shared, Path folder) {
    super(shared);
    this.root = folder.toUri().toString();
  }

  int files() {
    return files;
  }

  long classBytes() {
    return classBytes;
  }

  long sourceBytes() {
    return sourceBytes;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
    return new Written(URI.create(root + name.replace('.', '/') + kind.extension), kind);
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String name, FileObject sibling) {
    return new Written(URI.create(root + name), JavaFileObject.Kind.OTHER);
  }

  @Override
  public FileObject getFileForInput(Location location, String packageName, String name)
      throws IOException {
    if (location.isOutputLocation()) {
      throw new NoSuchFileException(name);
    }
    return super.getFileForInput(location, packageName, name);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    // Asked for every pair of written files: a comparison of URIs would be most of what is
    // measured.
    return (a instanceof Written one && b instanceof Written other)
        ? one.hash == other.hash && one.toUri().equals(other.toUri())
        : a == b;
  }

  @Override
  public void close() {
    // The shared manager keeps its index of the class path for the next compilation.
  }

  /** One file that was written; generated sources are read again by the compiler. */
  private final class Written extends SimpleJavaFileObject {
    private final int hash;
    private byte[] content = new byte[0];

    Written(URI name, Kind kind) {
      super(name, kind);
      hash = name.hashCode();
    }

    @Override
    public OutputStream openOutputStream() {
      files++;
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          content = toByteArray();
          if (kind == Kind.CLASS) {
            classBytes += content.length;
          } else {
            sourceBytes += content.length;
          }
        }
      };
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return new String(content, StandardCharsets.UTF_8);
    }
  }
}
