package dev.retort.cli;

import java.io.PrintStream;
import java.util.List;

/** Rows of text in columns: the first to the left, the others to the right. */
final class Table {
  private static final String GAP = "  ";

  private Table() {}

  static void print(List<List<String>> rows, PrintStream out) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(row.get(0));
      line.append(" ".repeat(widths[0] - row.get(0).length()));
      for (int i = 1; i < widths.length; i++) {
        line.append(GAP).append(" ".repeat(widths[i] - row.get(i).length())).append(row.get(i));
      }
      out.println(line);
    }
  }
}
