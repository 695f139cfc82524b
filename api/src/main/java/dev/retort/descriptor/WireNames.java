package dev.retort.descriptor;

/** The rule that turns Java names into names of config files, and what such names look like. */
public final class WireNames {
  private WireNames() {}

  /**
   * The default wire name of a Java name: snake_case, where a word starts at a change from lower to
   * upper case and at the last capital of an acronym; digits stay with the word before them.
   *
   * @param javaName such as {@code maxHTTPRetries}
   * @return such as {@code max_http_retries}
   */
  public static String of(String javaName) {
    StringBuilder out = new StringBuilder(javaName.length() + 4);
    for (int i = 0; i < javaName.length(); i++) {
      char c = javaName.charAt(i);
      if (isCapital(c) && startsWord(javaName, i)) {
        out.append('_');
      }
      out.append(isCapital(c) ? Character.toLowerCase(c) : c);
    }
    return out.toString();
  }

  /**
   * Whether a name may stand in a config file: {@code [a-z][a-z0-9_]*}.
   *
   * @param name any text
   * @return true if it may
   */
  public static boolean isValid(String name) {
    if (name.isEmpty() || name.charAt(0) < 'a' || name.charAt(0) > 'z') {
      return false;
    }
    return name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
  }

  private static boolean startsWord(String name, int i) {
    if (i == 0 || name.charAt(i - 1) == '_') {
      return false;
    }
    boolean afterCapital = isCapital(name.charAt(i - 1));
    boolean beforeLower = i + 1 < name.length() && isLower(name.charAt(i + 1));
    return !afterCapital || beforeLower;
  }

  private static boolean isCapital(char c) {
    return Character.isUpperCase(c);
  }

  private static boolean isLower(char c) {
    return Character.isLowerCase(c);
  }
}
