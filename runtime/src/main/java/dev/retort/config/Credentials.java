package dev.retort.config;

import dev.retort.descriptor.ParamDescriptor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Finds credentials that stand in a config in clear. Their text never leaves this class. */
final class Credentials {
  private Credentials() {}

  /** Whether a parameter holds headers of requests. */
  static boolean isHeaderMap(ParamDescriptor param) {
    return param.name().equals("default_headers");
  }

  /** Writes headers without those that hold a credential, which only Java code can have set. */
  static void writeHeaders(Codec codec, Object headers, Sink out) {
    Map<Object, Object> open = new LinkedHashMap<>();
    if (headers instanceof Map<?, ?> all) {
      for (Map.Entry<?, ?> header : all.entrySet()) {
        if (!(header.getValue() instanceof String) || !isHeader((String) header.getKey())) {
          open.put(header.getKey(), header.getValue());
        }
      }
    }
    ValueWriter.write(codec, open, out);
  }

  /** Whether a header carries a credential by its name. */
  static boolean isHeader(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return plain.equals("authorization")
        || plain.equals("proxy-authorization")
        || plain.equals("cookie")
        || plain.contains("api-key")
        || plain.contains("apikey")
        || plain.contains("token");
  }

  /** Notes every header of a text that holds a credential in clear; Java code may set them. */
  static void check(Reading reading, int map) {
    Tape tape = reading.tape;
    if (tape.source() == null || tape.kind(map) != Tape.OBJECT) {
      return;
    }
    int end = tape.after(map);
    for (int name = map + 1; name < end; name = tape.after(name + 1)) {
      byte kind = tape.kind(name + 1);
      boolean clear = kind != Tape.OBJECT && kind != Tape.TYPED && kind != Tape.NULL;
      if (clear && isHeader(tape.text(name))) {
        reading.wrong(
            ProblemKind.CLEAR_SECRET,
            name + 1,
            "the header "
                + Names.quoted(tape.text(name))
                + " is a credential and must not stand in a config; use the parameter for the key,"
                + " which takes {env: NAME}");
      }
    }
  }

  static Object inClear(Reading reading, int token) {
    return reading.wrong(
        ProblemKind.CLEAR_SECRET,
        token,
        reading.tape.subject(token)
            + " is a credential and must not stand in a config; name the environment variable that"
            + " holds it: {env: NAME}");
  }
}
