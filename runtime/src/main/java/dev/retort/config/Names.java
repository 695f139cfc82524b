package dev.retort.config;

import dev.retort.descriptor.TypeInfo;
import java.util.Collection;

/** How messages show names. */
final class Names {
  private static final int LONGEST = 60;
  private static final int LONGEST_TYPE = 200;

  private Names() {}

  /** A name in quotes, on one line and cut where it is very long. */
  static String quoted(String name) {
    return quoted(name, LONGEST);
  }

  /** The name of a type in quotes; these are longer than others, and the class is at the end. */
  static String quoted(TypeInfo type) {
    return quoted(type.toString(), LONGEST_TYPE);
  }

  private static String quoted(String name, int longest) {
    StringBuilder out = new StringBuilder("\"");
    int shown = 0;
    for (int i = 0; i < name.length(); shown++) {
      if (shown == longest) {
        return out.append("...\"").toString();
      }
      int c = name.codePointAt(i);
      int type = Character.getType(c);
      boolean plain =
          type != Character.CONTROL
              && type != Character.FORMAT
              && type != Character.SURROGATE
              && type != Character.LINE_SEPARATOR
              && type != Character.PARAGRAPH_SEPARATOR;
      out.appendCodePoint(plain ? c : '?');
      i += Character.charCount(c);
    }
    return out.append('"').toString();
  }

  static String list(Collection<String> names) {
    StringBuilder out = new StringBuilder();
    for (String name : names) {
      out.append(out.length() == 0 ? "" : ", ").append(quoted(name));
    }
    return out.toString();
  }
}
