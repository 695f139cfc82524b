package dev.retort.processor.contract;

import dev.retort.descriptor.Constraint;
import dev.retort.processor.check.Json;
import java.util.ArrayList;
import java.util.List;

/** Writes a contract as text: a line for the class, for each alias of it, and for each name. */
final class ContractText {
  private static final String HEADER =
      "# What configs may hold. Kept by the Retort processor (-Aretort.contracts) and checked by every build.";
  static final String ALIAS = "alias";

  private ContractText() {}

  static List<String> lines(Contract contract) {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    lines.add(contract.kind() + " " + contract.name());
    contract.aliases().forEach(alias -> lines.add(ALIAS + " " + alias));
    lines.addAll(promises(contract));
    return lines;
  }

  static List<String> promises(Contract contract) {
    List<String> lines = new ArrayList<>();
    contract.attributes().forEach(promise -> add(promise, lines));
    contract.kwargs().forEach(promise -> add(promise, lines));
    return lines;
  }

  private static void add(Promise promise, List<String> lines) {
    lines.add(line(promise));
    promise.parts().forEach(part -> add(part, lines));
  }

  static String line(Promise promise) {
    List<String> words = new ArrayList<>();
    words.add(promise.word());
    words.add(promise.path());
    words.add(
        promise.choices().isEmpty()
            ? promise.type()
            : promise.type() + "(" + String.join(",", promise.choices()) + ")");
    promise.limits().forEach(limit -> words.add(word(limit)));
    if (promise.required()) {
      words.add("required");
    }
    if (promise.nullable()) {
      words.add("nullable");
    }
    if (!promise.aliases().isEmpty()) {
      words.add("aliases=" + String.join(",", promise.aliases()));
    }
    if (promise.env() != null) {
      words.add("env=" + promise.env());
    }
    if (promise.defaultValue() != null) {
      words.add("default=" + promise.defaultValue());
    }
    return String.join(" ", words);
  }

  private static String word(Constraint limit) {
    if (limit instanceof Constraint.Bound b) {
      String key =
          b.lower() ? (b.inclusive() ? "min" : "above") : (b.inclusive() ? "max" : "below");
      return key + "=" + b.text();
    } else if (limit instanceof Constraint.Size s) {
      return "size=" + s.min() + ".." + (s.max() == Integer.MAX_VALUE ? "" : s.max());
    } else if (limit instanceof Constraint.Matches m) {
      String flags = m.regex().flags() == 0 ? "" : Integer.toString(m.regex().flags());
      return "pattern" + flags + "=" + Json.compact(m.regex().pattern());
    }
    return limit instanceof Constraint.NotBlank ? "not-blank" : "not-empty";
  }

  /** A default as the text of a {@code defaultValue}, quoted as Java has it. */
  static String javaText(Promise promise) {
    String json = String.valueOf(promise.defaultValue());
    if (promise.type().equals("duration")) {
      return Json.compact(json + "s"); // Files have seconds, source a unit.
    }
    try {
      return Json.parse(json) instanceof String text && !promise.type().equals("json")
          ? Json.compact(text)
          : Json.compact(json);
    } catch (Json.Malformed e) {
      throw new IllegalStateException("a default that was read is JSON", e);
    }
  }
}
