package dev.retort.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * The word of the source that a diagnostic points at: an annotation, a literal or a name. Compilers
 * differ in two ways. For a type javac points at the keyword and ECJ at the name: here it is the
 * name. For the value of an annotation javac points at the value and ECJ at the member, as the
 * value's own place is unknown to it: here it is the value, but of a list the member.
 */
final class Place {
  /** A word as the markers of the cases have it. */
  static final String WORD = "(?:\"(?:[^\"\\\\]|\\\\.)*\"|[@-]?[\\w.]+|\\S)";

  private static final Pattern AT =
      Pattern.compile(
          "(?:(?:@?interface|class|enum|record)\\s+|(?<=[(,]\\s{0,99})\\w+\\s*=\\s*(?!\\{))?("
              + WORD
              + ")");

  private Place() {}

  static String of(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    if (source == null || diagnostic.getPosition() < 0) {
      return "nothing";
    }
    try {
      // ECJ's own file objects cannot be read.
      String text = Files.readString(Path.of(source.toUri()));
      Matcher word =
          AT.matcher(text)
              .region((int) diagnostic.getPosition(), text.length())
              .useTransparentBounds(true);
      return word.lookingAt() ? word.group(1) : "nothing";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
