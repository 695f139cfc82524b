package org.example;

/** A service. */
public interface Greeting {
  /**
   * Greets.
   *
   * @return what is said
   */
  String text();
}
