package dev.retort.structured;

/** A number of things in words. */
final class Count {
  private Count() {}

  static String of(int number, String thing) {
    return number == 1
        ? "1 " + thing
        : number
            + " "
            + (thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ie" : thing)
            + "s";
  }
}
