package dev.retort.cli;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the user: those of {@code --classpath}, else of {@code RETORT_CLASSPATH}, beside
 * those of the JVM's own class path. Immutable.
 */
final class UserClasses {
  private static final String ENTRIES = "META-INF/retort/types/";

  private final List<Path> places;
  private final ClassLoader loader;

  private UserClasses(List<Path> places, ClassLoader loader) {
    this.places = places;
    this.loader = loader;
  }

  /**
   * Opens a class path. Jars that the command has itself, by their file names, are left out: the
   * dependencies of a user's project hold Retort's own, and a type that is declared twice is an
   * error.
   *
   * @param option value of {@code --classpath}; null where it is not given
   * @param variable value of {@code RETORT_CLASSPATH}; null where it is not set
   * @throws UserError if a path does not exist
   */
  static UserClasses of(@Nullable String option, @Nullable String variable) {
    String given = option == null ? variable : option;
    ClassLoader ours = UserClasses.class.getClassLoader();
    List<Path> places = new ArrayList<>();
    if (given == null || given.isBlank()) {
      return new UserClasses(places, ours);
    }
    String name = option == null ? "RETORT_CLASSPATH" : Options.CLASSPATH;
    Set<String> known = jarsOfTheCommand();
    List<URL> urls = new ArrayList<>();
    for (String each : given.split(File.pathSeparator, -1)) {
      if (!each.isEmpty()) {
        Path place = existing(each, name);
        if (!known.contains(String.valueOf(place.getFileName()))) {
          places.add(place);
          urls.add(url(place));
        }
      }
    }
    return new UserClasses(places, new URLClassLoader("user", urls.toArray(URL[]::new), ours));
  }

  private static Set<String> jarsOfTheCommand() {
    return placesOfTheCommand()
        .map(place -> String.valueOf(place.getFileName()))
        .filter(name -> name.endsWith(".jar"))
        .collect(Collectors.toSet());
  }

  private static Stream<Path> placesOfTheCommand() {
    return Stream.of("java.class.path", "jdk.module.path")
        .flatMap(
            property ->
                Arrays.stream(System.getProperty(property, "").split(File.pathSeparator, -1)))
        .filter(text -> !text.isEmpty())
        .map(Path::of);
  }

  /** Where declared types are found. */
  ClassLoader loader() {
    return loader;
  }

  /**
   * Names of the registry entries on the whole class path. Only this listing looks through the
   * class path; a type that is named, and not misspelt, is looked up directly.
   *
   * @return {@code module.Name} each, sorted
   */
  List<String> entries() {
    TreeSet<String> names = new TreeSet<>();
    List<Path> all = new ArrayList<>(places);
    placesOfTheCommand().forEach(all::add);
    for (Path place : all) {
      try {
        if (Files.isDirectory(place)) {
          names.addAll(entriesOfFolder(place));
        } else if (Files.isRegularFile(place)) {
          names.addAll(entriesOfJar(place));
        }
      } catch (IOException e) {
        throw new UserError("error: cannot read " + place + " of the class path");
      }
    }
    return List.copyOf(names);
  }

  /** The names and aliases that a module has; none where the class path cannot be read. */
  List<String> names(String module) {
    String prefix = module + ".";
    try {
      return entries().stream()
          .filter(entry -> entry.startsWith(prefix))
          .map(entry -> entry.substring(prefix.length()))
          .toList();
    } catch (UserError e) {
      return List.of(); // A suggestion less; the problem itself is told.
    }
  }

  private static List<String> entriesOfFolder(Path folder) throws IOException {
    Path entries = folder.resolve(ENTRIES);
    if (Files.isDirectory(entries)) {
      try (Stream<Path> files = Files.list(entries)) {
        return files.map(file -> file.getFileName().toString()).toList();
      }
    }
    return List.of();
  }

  private static List<String> entriesOfJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(ENTRIES) && name.length() > ENTRIES.length())
          .map(name -> name.substring(ENTRIES.length()))
          .toList();
    }
  }

  private static Path existing(String text, String name) {
    try {
      Path place = Path.of(text);
      if (Files.exists(place)) {
        return place;
      }
    } catch (InvalidPathException e) {
      // The same as a path that is not there.
    }
    throw new UserError("error: " + name + " names " + text + ", which does not exist");
  }

  private static URL url(Path place) {
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a path without an address", e);
    }
  }
}
