package dev.retort.http;

import java.net.http.HttpHeaders;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads headers that hold a count. */
public final class HeaderCount {
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");

  private HeaderCount() {}

  /**
   * Reads a count.
   *
   * @param headers of an answer
   * @param name of the header
   * @return the count; null where there is none, or something else
   */
  public static @Nullable Long of(HttpHeaders headers, String name) {
    return headers
        .firstValue(name)
        .map(String::strip)
        .filter(text -> COUNT.matcher(text).matches())
        .map(Long::valueOf)
        .orElse(null);
  }
}
