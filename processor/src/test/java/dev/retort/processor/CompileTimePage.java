package dev.retort.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of mistakes in {@code docs/compile-time.md}, and the case that each row names below it.
 */
final class CompileTimePage {
  static final Path PAGE = Path.of("../docs/compile-time.md");

  private static final String CELL = " ([^|]+) \\|";
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|" + CELL.repeat(5) + "$");
  private static final Pattern EVIDENCE =
      Pattern.compile("(?m)^(\\d+)\\. \\[Case]\\(\\.\\./([^)]+)\\)");

  /**
   * One mistake.
   *
   * @param told when each peer tells it, then when Retort does
   * @param source the case, from the root of the repository
   */
  record Row(int number, String mistake, List<String> told, String source) {
    private static final Pattern OURS =
        Pattern.compile(
            "compile error: (?:\\[([a-z-]+)]\\(problems\\.md#\\1\\)|(javac))"
                + "(?:, with `(-Aretort\\.[a-z=]+)`)?");

    /** The id of the problem, or {@code javac}. */
    String id() {
      Matcher ours = ours();
      return ours.group(1) == null ? ours.group(2) : ours.group(1);
    }

    /** The options of the processor that the row needs. */
    List<String> options() {
      String option = ours().group(3);
      return option == null || option.equals("-Aretort.contracts") ? List.of() : List.of(option);
    }

    private Matcher ours() {
      String cell = told.get(told.size() - 1);
      Matcher ours = OURS.matcher(cell);
      if (!ours.matches()) {
        throw new AssertionError("row " + number + " does not say what Retort does: " + cell);
      }
      return ours;
    }

    @Override
    public String toString() {
      return number + " " + mistake + ": " + id();
    }
  }

  private CompileTimePage() {}

  static String text() throws IOException {
    return Files.readString(PAGE);
  }

  /** All rows, in order. */
  static List<Row> rows() throws IOException {
    String page = text();
    Map<Integer, String> cases = new TreeMap<>();
    Matcher evidence = EVIDENCE.matcher(page);
    while (evidence.find()) {
      cases.put(Integer.parseInt(evidence.group(1)), evidence.group(2));
    }
    List<Row> rows = new ArrayList<>();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      int number = Integer.parseInt(row.group(1));
      List<String> told = List.of(row.group(3), row.group(4), row.group(5), row.group(6));
      rows.add(new Row(number, row.group(2), told, cases.getOrDefault(number, "")));
    }
    return rows;
  }
}
