package dev.retort.processor.emit;

import dev.retort.descriptor.WireNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Java names for pipeline files and what is in them. One object a namespace: a name that is given
 * twice gets a {@code _} the second time.
 */
public final class PipelineNames {
  private static final String PIPELINE = "pipeline";

  /** What parts words; an identifier in another script would depend on {@code -encoding}. */
  private static final Pattern GAP = Pattern.compile("[^A-Za-z0-9]+");

  private final Set<String> taken = new HashSet<>();

  /** Starts with names that are taken. */
  PipelineNames(String... taken) {
    this.taken.addAll(List.of(taken));
  }

  /**
   * The simple name of the class for a file.
   *
   * @param path of the file, with the folders that are to be part of the name
   * @return such as {@code TextGenPipeline} for {@code text-gen.yaml}
   */
  public static String ofFile(String path) {
    int dot = path.lastIndexOf('.');
    List<String> words = words(dot < 0 ? path : path.substring(0, dot), PIPELINE);
    boolean says = words.size() > 1 && (first(words) || last(words));
    return camel(words) + (says ? "" : "Pipeline");
  }

  private static boolean first(List<String> words) {
    return words.get(0).equals(PIPELINE);
  }

  private static boolean last(List<String> words) {
    return words.get(words.size() - 1).equals(PIPELINE);
  }

  /** A method for a step, such as {@code textGeneration}. */
  String method(String step) {
    String name = camel(words(step, "step"));
    name = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return unique(SourceVersion.isKeyword(name) ? name + "_" : name);
  }

  /** A constant for a step, such as {@code TEXT_GENERATION}. */
  String constant(String step) {
    return unique(String.join("_", words(step, "step")).toUpperCase(Locale.ROOT));
  }

  /** A nested class for the parameters of a step. */
  String parameters(String step) {
    return classOf(camel(words(step, "step")) + "Parameters");
  }

  /** A class with a name that differs from others by more than case, as some file systems ask. */
  String classOf(String name) {
    String free = name;
    while (!taken.add(free.toLowerCase(Locale.ROOT))) {
      free += "_";
    }
    return free;
  }

  /** The name, or the next that is free. */
  String unique(String name) {
    String free = name;
    while (!taken.add(free)) {
      free += "_";
    }
    return free;
  }

  /** The words of a name in lower case; before a digit, or nothing, stands another word. */
  private static List<String> words(String name, String otherwise) {
    String parted = WireNames.of(GAP.matcher(name).replaceAll("_"));
    List<String> words = new ArrayList<>(List.of(parted.split("_+", -1)));
    words.removeIf(String::isEmpty);
    if (words.isEmpty() || Character.isDigit(words.get(0).charAt(0))) {
      words.add(0, otherwise);
    }
    return words;
  }

  private static String camel(List<String> words) {
    return words.stream()
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
