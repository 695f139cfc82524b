package dev.retort.structured;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Tells the path to a place of a text by reading it once more: readers keep no path, so that only
 * those pay for one who need it.
 */
final class Whereabouts {
  private final Deque<Level> open = new ArrayDeque<>();

  private Whereabouts() {}

  /** A container that is open: an object at a key, or an array at an index. */
  private static final class Level {
    final boolean array;
    int index;
    @Nullable String key;

    Level(boolean array) {
      this.array = array;
    }

    @Nullable String segment() {
      return array ? Integer.toString(index) : key;
    }
  }

  /**
   * The path to a place.
   *
   * @param json text, at least up to the place
   * @param place where a value starts or ends, or where a key starts, which is a place of its
   *     object
   * @return a JSON Pointer
   */
  static String pointer(String json, int place) {
    Whereabouts where = new Whereabouts();
    int i = 0;
    while (i < place && i < json.length()) {
      i = where.pass(json, i);
    }
    boolean closes =
        place < json.length() && (json.charAt(place) == '}' || json.charAt(place) == ']');
    StringBuilder pointer = new StringBuilder();
    Iterator<Level> levels = where.open.descendingIterator();
    while (levels.hasNext()) {
      String segment = levels.next().segment();
      if (segment != null && (levels.hasNext() || !closes)) {
        pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
      }
    }
    return pointer.toString();
  }

  /** Passes over a token and returns where the next may start. */
  private int pass(String json, int at) {
    Level top = open.peek();
    switch (json.charAt(at)) {
      case '{', '[' -> open.push(new Level(json.charAt(at) == '['));
      case '}', ']' -> open.poll();
      case ',' -> {
        if (top != null) {
          top.index++;
          top.key = null;
        }
      }
      case '"' -> {
        int end = at + 1;
        while (end < json.length() && json.charAt(end) != '"') {
          end += json.charAt(end) == '\\' ? 2 : 1;
        }
        if (top != null && top.key == null) {
          top.key = new StructureReader(json, at).string();
        }
        return end + 1;
      }
      default -> {
        // White space, a colon, or part of another scalar.
      }
    }
    return at + 1;
  }
}
