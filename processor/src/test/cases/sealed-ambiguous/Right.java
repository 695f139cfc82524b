package com.acme;

import dev.retort.annotation.*;

/** Around it. */
class Right {
  // region right
  /** A picture. */
  @StructuredType
  record Picture(Shape shape) {}

  /** What is drawn. */
  sealed interface Shape permits Line, Back.LineBack {}
  // endregion

  /** From here to there. */
  record Line(double length) implements Shape {}

  /** A place. */
  interface Back {
    /** From there to here. */
    record LineBack(double length) implements Shape {}
  }
}
