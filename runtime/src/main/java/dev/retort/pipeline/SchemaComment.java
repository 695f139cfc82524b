package dev.retort.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The schema that a pipeline file names in the comment which editors read, to be named again in the
 * copy that a run leaves. Immutable.
 *
 * @param schema as it stands there; null where the file names none
 * @param folder what a relative path is relative to
 */
record SchemaComment(@Nullable String schema, Path folder) {
  static final SchemaComment NONE = new SchemaComment(null, Path.of(""));

  private static final Pattern COMMENT =
      Pattern.compile("#\\s*yaml-language-server:\\s*\\$schema=(\\S+)\\s*");
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  /** Looks through the comments at the head of a file. */
  static SchemaComment of(Path file, Path folder) {
    if (file.toString().endsWith(".json")) {
      return NONE;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); isHead(line); line = lines.readLine()) {
        Matcher comment = COMMENT.matcher(line.strip());
        if (comment.matches()) {
          return new SchemaComment(comment.group(1), folder);
        }
      }
    } catch (IOException e) {
      return NONE; // The reader of the file tells it.
    }
    return NONE;
  }

  private static boolean isHead(@Nullable String line) {
    return line != null && (line.isBlank() || line.strip().startsWith("#"));
  }

  /** The comment for a file in another folder, with its end of line; empty where there is none. */
  String in(Path other) {
    return schema == null
        ? ""
        : "# yaml-language-server: $schema=" + seenFrom(other, schema) + "\n";
  }

  private String seenFrom(Path other, String named) {
    if (ADDRESS.matcher(named).matches()) {
      return named;
    }
    try {
      Path target = folder.resolve(named).toAbsolutePath().normalize();
      Path seen =
          Path.of(named).isAbsolute()
              ? target
              : other.toAbsolutePath().normalize().relativize(target);
      return seen.toString().replace(seen.getFileSystem().getSeparator(), "/");
    } catch (InvalidPathException e) {
      return named; // No path of this system, so nothing that could be moved.
    } catch (IllegalArgumentException e) {
      return folder.resolve(named).toAbsolutePath().toString(); // On another drive.
    }
  }
}
