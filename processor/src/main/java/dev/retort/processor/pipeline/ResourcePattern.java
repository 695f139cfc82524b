package dev.retort.processor.pipeline;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names resources relative to their root: {@code *} stands for any part of a name, {@code ?} for
 * one character, {@code **} for any folders. Immutable.
 */
final class ResourcePattern {
  private final String text;
  private final Pattern regex;

  private ResourcePattern(String text) {
    this.text = text;
    this.regex = Pattern.compile(regex(text));
  }

  /** A pattern that {@link #fault} finds nothing wrong with. */
  static ResourcePattern of(String text) {
    return new ResourcePattern(text);
  }

  /** Why a text is no pattern; null if it is one. */
  static @Nullable String fault(String text) {
    if (text.isBlank()) {
      return "it is empty";
    } else if (text.indexOf('\\') >= 0) {
      return "folders are parted by /";
    } else if (text.startsWith("/") || text.matches("[A-Za-z]:.*")) {
      return "it does not start at the root of the resources";
    }
    for (String part : text.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return "\"" + part + "\" is no name of a folder or file";
      }
    }
    return text.chars().anyMatch(Character::isISOControl) ? "it holds a control character" : null;
  }

  boolean hasWildcard() {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /** The folders before the first with a wildcard: nothing outside of them matches. */
  String fixedFolder() {
    int end = 0;
    for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
      String part = text.substring(end, slash);
      if (part.indexOf('*') >= 0 || part.indexOf('?') >= 0) {
        break;
      }
      end = slash + 1;
    }
    return text.substring(0, end);
  }

  /** The name of a resource that matches, from the first folder on that a wildcard stands for. */
  String below(String resource) {
    String fixed = fixedFolder();
    return hasWildcard()
        ? resource.substring(fixed.length())
        : resource.substring(resource.lastIndexOf('/') + 1);
  }

  boolean matches(String resource) {
    return regex.matcher(resource).matches();
  }

  private static String regex(String text) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (text.startsWith("**/", i) && (i == 0 || text.charAt(i - 1) == '/')) {
        out.append("(?:[^/]+/)*");
        i += 3;
      } else if (text.startsWith("**", i)) {
        out.append(".*");
        i += 2;
      } else {
        out.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(Character.toString(c)));
        i += Character.charCount(c);
      }
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
