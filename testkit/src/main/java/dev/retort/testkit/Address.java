package dev.retort.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The path of a request with its query, as a cassette compares it. */
final class Address {
  private Address() {}

  /** Names of the parameters of a query that carried a credential. */
  static Set<String> credentials(String path) {
    Set<String> names = new TreeSet<>();
    for (String parameter : parameters(path)) {
      if (parameter.contains(Cleaning.HIDDEN)) {
        names.add(name(parameter));
      }
    }
    return names;
  }

  /** An address without some parameters, and those that carry a credential. */
  static String without(Set<String> names, String path) {
    List<String> kept = new ArrayList<>();
    for (String parameter : parameters(path)) {
      if (!names.contains(name(parameter)) && !parameter.contains(Cleaning.HIDDEN)) {
        kept.add(parameter);
      }
    }
    String root = path.split("\\?", 2)[0];
    return kept.isEmpty() ? root : root + "?" + String.join("&", kept);
  }

  private static List<String> parameters(String path) {
    String[] sides = path.split("\\?", 2);
    return sides.length == 1 ? List.of() : List.of(sides[1].split("&", -1));
  }

  private static String name(String parameter) {
    return parameter.split("=", 2)[0];
  }
}
