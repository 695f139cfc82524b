package com.acme;

import dev.retort.annotation.*;

/** Around it. */
class Wrong { //! ecj error at Wrong: in com.acme.Wrong.Picture.shape: the records com.acme.Wrong.Line and com.acme.Wrong.Back.Line of Shape are both "line" in an answer; rename one of the two [retort:sealed-ambiguous]
  // region wrong
  /** A picture. */
  @StructuredType
  record Picture(Shape shape) {} //! javac error at shape: the records com.acme.Wrong.Line and com.acme.Wrong.Back.Line of Shape are both "line" in an answer; rename one of the two [retort:sealed-ambiguous]

  /** What is drawn. */
  sealed interface Shape permits Line, Back.Line {}
  // endregion

  /** From here to there. */
  record Line(double length) implements Shape {}

  /** A place. */
  interface Back {
    /** From there to here. */
    record Line(double length) implements Shape {}
  }
}
