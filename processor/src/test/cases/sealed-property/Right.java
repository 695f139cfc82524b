package com.acme;

import dev.retort.annotation.*;

/** Around it. */
class Right {
  // region right
  /** What is drawn. */
  sealed interface Shape permits Line {}

  /** From here to there. */
  record Line(@RuntimeParam(name = "stroke") String type, double length) implements Shape {}
  // endregion

  /** A picture. */
  @StructuredType
  record Picture(Shape shape) {}
}
