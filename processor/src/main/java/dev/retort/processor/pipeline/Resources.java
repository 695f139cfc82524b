package dev.retort.processor.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a compilation: a folder, or a class output that is no folder, whose resources
 * can be asked for by name alone.
 */
final class Resources {
  /** The option that names the folder. */
  static final String OPTION = "retort.resources";

  private static final String PROBE = "META-INF/retort/resources";

  private final Filer filer;
  private final @Nullable Path root;
  private final String shown;
  private final boolean isOption;

  private Resources(Filer filer, @Nullable Path root, @Nullable String option) {
    this.filer = filer;
    this.root = root;
    this.shown = option == null ? "the class output" : option;
    this.isOption = option != null;
  }

  /** What is wrong with the option: a sentence for the user. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Unusable(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /** A resource and how to read it. */
  interface Resource {
    /** Its path below the root, parted by slashes. */
    String name();

    /** Its folder; null where it is in none. */
    @Nullable Path folder();

    InputStream open() throws IOException;
  }

  static Resources of(Map<String, String> options, Filer filer) throws Unusable {
    if (!options.containsKey(OPTION)) {
      return new Resources(filer, classOutput(filer), null);
    }
    String folder = options.get(OPTION);
    if (folder == null || folder.isBlank()) {
      throw new Unusable("the option -A" + OPTION + " names no folder");
    }
    try {
      Path root = Path.of(folder.strip());
      if (Files.isDirectory(root)) {
        return new Resources(filer, root, folder.strip());
      }
    } catch (InvalidPathException e) {
      // Told below.
    }
    throw new Unusable("\"" + folder.strip() + "\", which -A" + OPTION + " names, is no folder");
  }

  /** The folder of the class output; null if it is none. */
  private static @Nullable Path classOutput(Filer filer) {
    Path root = probe(filer);
    for (int i = 0; root != null && i < PROBE.split("/").length; i++) {
      root = root.getParent();
    }
    return root;
  }

  /** Where a file that there is not would be. */
  private static @Nullable Path probe(Filer filer) {
    try {
      return path(filer.getResource(StandardLocation.CLASS_OUTPUT, "", PROBE));
    } catch (IOException | IllegalArgumentException e) {
      return created(filer);
    }
  }

  /** Eclipse's compiler shows only files that exist, or could; this one is never opened. */
  private static @Nullable Path created(Filer filer) {
    try {
      return path(filer.createResource(StandardLocation.CLASS_OUTPUT, "", PROBE));
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Path path(FileObject file) {
    URI uri = file.toUri();
    return "file".equals(uri.getScheme()) ? Path.of(uri).normalize() : null;
  }

  /** What stands before the names of resources in messages; empty where there is no folder. */
  String prefix() {
    return root == null ? "" : root + root.getFileSystem().getSeparator();
  }

  /** What to do where nothing matches. */
  String mend() {
    return isOption
        ? "write a pattern that does"
        : "name one that is copied there before javac runs, or pass -A" + OPTION + "=DIR";
  }

  /** What users are told. */
  @Override
  public String toString() {
    return shown;
  }

  /** The resources that match, in order of their names. */
  List<Resource> matching(ResourcePattern pattern) throws IOException {
    if (root == null) {
      return pattern.hasWildcard() ? List.of() : named(pattern.toString());
    }
    Path folder = root.resolve(pattern.fixedFolder());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> (Resource) new FileResource(name(root, file), file))
          .filter(resource -> pattern.matches(resource.name()))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    }
  }

  private static String name(Path root, Path file) {
    String separator = root.getFileSystem().getSeparator();
    return root.relativize(file).toString().replace(separator, "/");
  }

  private List<Resource> named(String name) {
    try {
      FileObject found = filer.getResource(StandardLocation.CLASS_OUTPUT, "", name);
      found.openInputStream().close(); // javac gives a file object for what is not there, too.
      return List.of(new MemoryResource(name, found));
    } catch (IOException | IllegalArgumentException e) {
      return List.of();
    }
  }

  private record FileResource(String name, Path file) implements Resource {
    @Override
    public @Nullable Path folder() {
      return file.getParent();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }

  private record MemoryResource(String name, FileObject file) implements Resource {
    @Override
    public @Nullable Path folder() {
      return null;
    }

    @Override
    public InputStream open() throws IOException {
      return file.openInputStream();
    }
  }
}
