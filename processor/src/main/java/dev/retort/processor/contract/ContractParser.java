package dev.retort.processor.contract;

import dev.retort.descriptor.Constraint;
import dev.retort.processor.check.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ContractText} wrote. */
final class ContractParser {
  private static final Pattern WORD = Pattern.compile("attribute|parameter|kwarg");
  private static final Pattern PATH =
      Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*|\\[])*");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?<plain>boolean|byte|short|int|long|float|double|decimal|char|string|duration|uri"
              + "|path|secret|json|list|set|map|object)"
              + "|(?<chosen>enum|llm)\\((?<choices>[^()]+)\\)");
  private static final Set<String> FACTS =
      Set.of("aliases=", "env=", "default=", "nullable", "required");

  private final List<String> aliases = new ArrayList<>();
  private final List<Promise> attributes = new ArrayList<>();
  private final List<Promise> kwargs = new ArrayList<>();
  private final Map<String, Promise> known = new HashMap<>();
  private String kind = "";
  private String name = "";

  private ContractParser() {}

  /** A line that is not as {@link ContractText} writes it. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(int line) {
      super("line " + line + " is not as Retort writes it");
    }
  }

  static Contract parse(List<String> lines) throws Malformed {
    ContractParser parser = new ContractParser();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
        parser.read(words(lines.get(i)), i + 1);
      }
    }
    if (parser.name.isEmpty()) {
      throw new Malformed(Math.min(2, lines.size() + 1));
    }
    return new Contract(parser.kind, parser.name, parser.aliases, parser.attributes, parser.kwargs);
  }

  private void read(List<String> words, int line) throws Malformed {
    String first = words.get(0);
    if (words.size() == 2 && first.matches("llm|step") && name.isEmpty()) {
      kind = first;
      name = words.get(1);
    } else if (words.size() == 2 && first.equals(ContractText.ALIAS)) {
      aliases.add(words.get(1));
    } else {
      add(promise(words, line), line);
    }
  }

  private void add(Promise promise, int line) throws Malformed {
    boolean kwarg = promise.word().equals(Contract.KWARG);
    String space = kwarg ? "kwarg " : "";
    String parent = Promise.parent(promise.path());
    Promise whole = known.get(space + parent);
    if (known.put(space + promise.path(), promise) != null
        || (whole == null && !parent.isEmpty())) {
      throw new Malformed(line);
    }
    (whole != null ? whole.parts() : kwarg ? kwargs : attributes).add(promise);
  }

  private static Promise promise(List<String> words, int line) throws Malformed {
    if (words.size() < 3
        || !WORD.matcher(words.get(0)).matches()
        || !PATH.matcher(words.get(1)).matches()) {
      throw new Malformed(line);
    }
    Matcher type = TYPE.matcher(words.get(2));
    if (!type.matches()) {
      throw new Malformed(line);
    }
    List<Constraint> limits = new ArrayList<>();
    Map<String, String> facts = new HashMap<>();
    for (String word : words.subList(3, words.size())) {
      String given = word.substring(word.indexOf('=') + 1);
      String key = word.substring(0, word.length() - given.length());
      if (FACTS.contains(key) || FACTS.contains(word)) {
        facts.put(key.isEmpty() ? word : key, given);
      } else {
        limits.add(limit(key, given, line));
      }
    }
    return new Promise(
        words.get(0),
        words.get(1),
        list(facts.get("aliases=")),
        type.group("plain") == null ? type.group("chosen") : type.group("plain"),
        list(type.group("choices")),
        limits,
        facts.containsKey("nullable"),
        facts.containsKey("required"),
        facts.get("env="),
        json(facts.get("default="), line),
        new ArrayList<>(),
        null);
  }

  private static List<String> list(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split(",", -1));
  }

  private static @Nullable String json(@Nullable String text, int line) throws Malformed {
    try {
      return text == null ? null : Json.compact(Json.parse(text));
    } catch (Json.Malformed e) {
      throw new Malformed(line);
    }
  }

  private static Constraint limit(String key, String given, int line) throws Malformed {
    try {
      if (key.startsWith("pattern")) {
        String flags = key.substring("pattern".length(), key.length() - 1);
        Object regex = Json.parse(given);
        return Constraint.pattern(
            String.valueOf(regex), flags.isEmpty() ? 0 : Integer.parseInt(flags));
      }
      return switch (key.isEmpty() ? given : key) {
        case "min=", "above=" -> Constraint.lower(given, key.equals("min="));
        case "max=", "below=" -> Constraint.upper(given, key.equals("max="));
        case "size=" -> size(given);
        case "not-blank" -> Constraint.notBlank();
        case "not-empty" -> Constraint.notEmpty();
        default -> throw new Malformed(line);
      };
    } catch (Json.Malformed | IllegalArgumentException e) {
      throw new Malformed(line);
    }
  }

  private static Constraint size(String given) {
    String[] ends = given.split("\\.\\.", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException(given);
    }
    return Constraint.size(
        Integer.parseInt(ends[0]),
        ends[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(ends[1]));
  }

  /** What stands between spaces, of which there may be more inside quotes. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ' ' && !quoted) {
        words.add(line.substring(start, i));
        start = i + 1;
      }
    }
    words.add(line.substring(Math.min(start, line.length())));
    return words;
  }
}
