package com.acme;

import dev.retort.annotation.*;

/** Around it. */
class Right {
  // region right
  /** A picture. */
  @StructuredType
  record Picture(Shape shape) {}

  /** What is drawn. */
  sealed interface Shape permits Circle, Blob {}

  /** Anything. */
  record Blob(String outline) implements Shape {}
  // endregion

  /** Round. */
  record Circle(double radius) implements Shape {}
}
