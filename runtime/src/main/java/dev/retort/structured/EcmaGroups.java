package dev.retort.structured;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The groups of an expression of ECMA-262, and what a reference to one means there: a group that
 * has matched nothing is empty, each turn of a repetition forgets what was matched before it, and
 * what is looked for behind is matched from its end. Java's engine lets a reference to nothing
 * fail, and forgets nothing. One thread, once.
 */
final class EcmaGroups {
  private static final int MANY = Integer.MAX_VALUE;

  /** What a reference means. */
  enum Meaning {
    /** Nothing, always: the group has matched nothing where the reference is. */
    NOTHING,
    /** What the group has matched, as it has for sure. */
    MATCHED,
    /** What the group has matched if it has, else nothing. */
    MATCHED_OR_NOTHING
  }

  /**
   * What a reference means.
   *
   * @param group its name in the translation
   * @param meaning what of it
   */
  record Reference(String group, Meaning meaning) {}

  /** A part in parentheses, or the whole. */
  private static final class Part {
    final @Nullable Part around;

    /** In which of the choices around it. */
    final int choice;

    final int open;

    /** Its place among those that capture, from 1; 0 for one that does not. */
    final int number;

    final boolean isNegative;
    final boolean looks;
    final boolean looksBehind;
    int choices = 1;
    int least = 1;
    int most = 1;
    boolean isMarked;

    /** Whether one of its choices may match nothing, of those that have ended. */
    boolean mayBeEmpty;

    /** Whether the choice that is being read takes a character for sure. */
    boolean takes;

    Part(@Nullable Part around, int open, int number, String begin) {
      this.around = around;
      this.choice = around == null ? 0 : around.choices;
      this.open = open;
      this.number = number;
      this.isNegative = begin.equals("(?!") || begin.equals("(?<!");
      this.looks = begin.matches("\\(\\?<?[=!]");
      this.looksBehind = begin.startsWith("(?<") && !begin.equals("(?<");
    }

    void endChoice() {
      mayBeEmpty |= !takes;
      takes = false;
    }
  }

  /** A reference that was found. */
  private record Found(int at, Part in, int choice, String target) {}

  private final String source;
  private final Map<Integer, Part> opened = new HashMap<>();
  private final Map<Integer, Part> closed = new HashMap<>();
  private final Map<String, Part> targets = new HashMap<>();
  private final List<Found> found = new ArrayList<>();
  private final Map<Integer, Reference> references = new HashMap<>();
  private Part inner = new Part(null, -1, 0, "");
  private int count;

  EcmaGroups(String source) {
    this.source = source;
    read();
    found.forEach(each -> references.put(each.at(), meaning(each)));
  }

  /** What stands at the beginning of a group: a name, if something refers to it. */
  String opening(int at, String otherwise) {
    Part part = opened.get(at);
    return part != null && part.isMarked ? "(?<" + name(part) + ">(?:" : otherwise;
  }

  /**
   * What stands before the end of a group: something by which it is known to have matched, in
   * whichever of its choices.
   */
  String closing(int at) {
    Part part = closed.get(at);
    return part != null && part.isMarked ? "|(?!))(?<" + marker(name(part)) + ">)" : "";
  }

  /** The reference at a backslash. */
  Reference reference(int at) {
    Reference known = references.get(at);
    if (known == null) {
      throw new IllegalStateException("no reference at " + at + " of " + source);
    }
    return known;
  }

  /** The empty group that has matched where one of a name has. */
  static String marker(String group) {
    return group + "m";
  }

  private static String name(Part part) {
    return "g" + part.number;
  }

  private void read() {
    boolean inClass = false;
    for (int at = 0; at < source.length(); at++) {
      char c = source.charAt(at);
      if (c == '\\') {
        if (!inClass && !reference(at, at + 1)) {
          atom(!source.startsWith("b", at + 1) && !source.startsWith("B", at + 1), at + 2);
        }
        at++;
      } else if (inClass) {
        inClass = c != ']';
        atom(!inClass, at + 1);
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(') {
        at = open(at);
      } else if (c == '|') {
        inner.choices++;
        inner.endChoice();
      } else if (c == ')' && inner.around != null) {
        Part part = inner;
        Part around = inner.around;
        closed.put(at, part);
        part.endChoice();
        repeat(part, at + 1);
        inner = around;
        atom(!part.mayBeEmpty && !part.looks, at + 1);
      } else if (c == '{') {
        at = Math.max(at, source.indexOf('}', at));
      } else {
        atom("^$?*+".indexOf(c) < 0, at + 1);
      }
    }
  }

  /** What matches a character, if it does, unless it may be left out as is said behind it. */
  private void atom(boolean takes, int end) {
    inner.takes |=
        takes
            && !source.startsWith("?", end)
            && !source.startsWith("*", end)
            && !source.startsWith("{0", end);
  }

  /** Begins a part, and tells where what stands at its beginning ends. */
  private int open(int at) {
    String begin = "";
    for (String each : List.of("(?:", "(?=", "(?!", "(?<=", "(?<!", "(?<")) {
      begin = begin.isEmpty() && source.startsWith(each, at) ? each : begin;
    }
    boolean captures = begin.isEmpty() || begin.equals("(?<");
    Part part = new Part(inner, at, captures ? ++count : 0, begin);
    opened.put(at, part);
    if (captures) {
      targets.put(String.valueOf(count), part);
    }
    int end = begin.equals("(?<") ? source.indexOf('>', at) : -1;
    if (end > 0) {
      targets.putIfAbsent("<" + source.substring(at + 3, end) + ">", part);
    }
    inner = part;
    return end > 0 ? end : at + Math.max(0, begin.length() - 1);
  }

  private void repeat(Part part, int at) {
    char c = at < source.length() ? source.charAt(at) : ' ';
    if (c == '?' || c == '*') {
      part.least = 0;
      part.most = c == '?' ? 1 : MANY;
    } else if (c == '+') {
      part.most = MANY;
    } else if (c == '{') {
      String bounds = source.substring(at + 1, Math.max(at + 1, source.indexOf('}', at)));
      part.least = bounds.matches("0+(,.*)?") ? 0 : 1;
      part.most = bounds.matches("0*[01]|0*[01],0*1") ? 1 : MANY;
    }
  }

  private boolean reference(int backslash, int at) {
    int end = at;
    if (source.startsWith("k<", at)) {
      end = source.indexOf('>', at) + 1;
    } else if (at < source.length() && source.charAt(at) != '0') {
      while (end < source.length() && isDigit(source.charAt(end))) {
        end++;
      }
    }
    if (end > at) {
      String target = source.substring(source.charAt(at) == 'k' ? at + 1 : at, end);
      found.add(new Found(backslash, inner, inner.choices, target));
    }
    return end > at;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private Reference meaning(Found reference) {
    Part target = targets.get(reference.target());
    if (target == null) {
      boolean isNumber = isDigit(reference.target().charAt(0));
      String name = reference.target().replaceAll("^<|>$", "");
      throw problem(
          isNumber ? "there is no group " + name : "no group is named " + Shown.of(name),
          reference);
    }
    Meaning meaning = meaning(reference, target);
    target.isMarked |= meaning != Meaning.NOTHING;
    return new Reference(name(target), meaning);
  }

  private Meaning meaning(Found reference, Part target) {
    if (isAround(target, reference.in())) {
      return Meaning.NOTHING; // It has no end yet.
    }
    boolean isSure = true;
    boolean isUndone = false;
    boolean isStale = false;
    boolean isBackward = false;
    boolean isEmptyTurn = false;
    Part part = target;
    // From the group out to what holds the reference as well ...
    for (Part around = part.around; ; part = around, around = part.around) {
      isSure &= part.least > 0;
      isEmptyTurn |= part.most > 1 && part.mayBeEmpty;
      if (around == null || isAround(around, reference.in())) {
        break;
      }
      isSure &= around.choices == 1;
      isUndone |= around.isNegative;
      isBackward |= around.looksBehind;
      isStale |= !isSure && around.most > 1;
    }
    // ... and on to the whole.
    for (Part around = part.around; around != null; around = around.around) {
      isBackward |= around.looksBehind;
      isStale |= !isSure && around.most > 1;
    }
    if (isBackward) {
      throw problem(
          "behind (?<= and (?<!, where matching runs backwards, groups are not referred to",
          reference);
    } else if (isUndone
        || target.open > reference.at()
        || part.choice != choiceAround(reference, part.around)) {
      return Meaning.NOTHING;
    } else if (isStale) {
      throw problem(
          "a turn of a repetition may leave out the group that is referred to, and what it matched"
              + " before would be forgotten, which is not understood here: refer to a group that"
              + " each turn matches",
          reference);
    }
    if (isEmptyTurn) {
      // The standard takes back a turn that has matched nothing, with what it matched; Java's not.
      throw problem(
          "a turn of the repetition around the group that is referred to may match nothing, which"
              + " is not understood here: let each turn match a character",
          reference);
    }
    return isSure ? Meaning.MATCHED : Meaning.MATCHED_OR_NOTHING;
  }

  /** In which of the choices of a part a reference within it stands. */
  private static int choiceAround(Found reference, @Nullable Part part) {
    Part within = reference.in();
    int choice = reference.choice();
    while (within != part && within.around != null) {
      choice = within.choice;
      within = within.around;
    }
    return choice;
  }

  private static boolean isAround(Part part, @Nullable Part inner) {
    for (Part each = inner; each != null; each = each.around) {
      if (each == part) {
        return true;
      }
    }
    return false;
  }

  private PatternSyntaxException problem(String reason, Found reference) {
    return new PatternSyntaxException(reason, source, reference.at());
  }
}
