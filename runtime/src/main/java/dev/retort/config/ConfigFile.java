package dev.retort.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The door to configs on disk: reads objects of declared types from files and texts, and writes
 * them. The type is the one that {@code type_info} names. All methods are safe for any thread.
 *
 * <p>Warnings of a reading are logged; those who want them in hand take a {@link Draft}.
 */
public final class ConfigFile {
  private ConfigFile() {}

  /** How a config is written down. */
  public enum Format {
    JSON,
    YAML
  }

  /**
   * Reads an object from a file.
   *
   * @param file {@code .json}, {@code .yaml} or {@code .yml}
   * @param bound what the object must be
   * @param <T> what the object must be
   * @return a new object
   * @throws ConfigException if the file cannot be read, or with every problem of the config
   */
  public static <T> T read(Path file, Class<T> bound) {
    return object(ConfigNode.read(file), bound);
  }

  /**
   * Reads an object from a text.
   *
   * @param text the config
   * @param format how it is written down
   * @param bound what the object must be
   * @param <T> what the object must be
   * @return a new object
   * @throws ConfigException with every problem of the config
   */
  public static <T> T parse(String text, Format format, Class<T> bound) {
    return object(
        ConfigNode.parse("<" + format.name().toLowerCase(Locale.ROOT) + ">", text, format), bound);
  }

  private static <T> T object(ConfigNode node, Class<T> bound) {
    Reading reading = new Reading(node.tape(), Environment.SYSTEM, Loaders.of(bound));
    Object value = new ObjectReader(reading).any(bound, 0);
    reading.finish();
    Warnings.log(reading.problems());
    return bound.cast(value);
  }

  /**
   * Writes an object's config.
   *
   * @param value an object of a declared type
   * @param format how to write it down
   * @return text that {@link #parse} reads
   */
  public static String write(Object value, Format format) {
    Serializer<Object> serializer = Serializer.of(value);
    return format == Format.JSON ? serializer.toJson(value) : serializer.toYaml(value);
  }

  /**
   * Writes an object's config to a file, whole or not at all. Folders are made.
   *
   * @param value an object of a declared type
   * @param file {@code .json}, {@code .yaml} or {@code .yml}
   * @throws ConfigException if the suffix is another, or the file cannot be written
   */
  public static void save(Object value, Path file) {
    Format format = format(file);
    String text = write(value, format);
    save(format == Format.JSON ? text + "\n" : text, file);
  }

  /**
   * Writes a text to a file, whole or not at all. Folders are made.
   *
   * @param text what to write
   * @param file where to
   * @throws ConfigException if the file cannot be written
   */
  public static void save(String text, Path file) {
    try {
      WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failure(ProblemKind.UNREADABLE_FILE, file, "the file cannot be written: " + reason(e));
    }
  }

  /**
   * The format of a file by its suffix.
   *
   * @param file {@code .json}, {@code .yaml} or {@code .yml}
   * @return its format
   * @throws ConfigException if the suffix is another
   */
  public static Format format(Path file) {
    if (Files.isDirectory(file)) {
      throw folder(file);
    }
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return Format.JSON;
    } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return Format.YAML;
    }
    throw failure(
        ProblemKind.UNKNOWN_FORMAT,
        file,
        "a config file ends in .json, .yaml or .yml, so that its format is known");
  }

  static Source source(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Source.read(file.toString(), in);
    } catch (NoSuchFileException e) {
      throw failure(ProblemKind.UNREADABLE_FILE, file, "there is no such file");
    } catch (IOException e) {
      throw Files.isDirectory(file)
          ? folder(file)
          : failure(ProblemKind.UNREADABLE_FILE, file, "the file cannot be read: " + reason(e));
    }
  }

  private static ConfigException folder(Path file) {
    return failure(
        ProblemKind.UNREADABLE_FILE, file, "this is a folder; name a file (.json, .yaml or .yml)");
  }

  /** The kind of failure in words; the message of an exception is often just the file's name. */
  private static String reason(IOException e) {
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "access is denied";
    } else if (e instanceof java.nio.file.FileAlreadyExistsException) {
      return "a file stands where a folder is needed";
    }
    return e.getClass().getSimpleName();
  }

  private static ConfigException failure(ProblemKind kind, Path file, String message) {
    Problem.Place place = new Problem.Place(file.toString(), 1, 1);
    return new ConfigException(List.of(kind.at(place, "", message)));
  }
}
