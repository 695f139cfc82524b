package com.acme;

import dev.retort.annotation.*;

/** Around it. */
class Wrong { //! ecj error at Wrong: in com.acme.Wrong.Line.type: "type" tells which record of Shape an answer holds, so that Line cannot have it as well; choose another with @RuntimeParam(name = "...") [retort:sealed-property]
  // region wrong
  /** What is drawn. */
  sealed interface Shape permits Line {}

  /** From here to there. */
  record Line(String type, double length) implements Shape {} //! javac error at type: "type" tells which record of Shape an answer holds, so that Line cannot have it as well; choose another with @RuntimeParam(name = "...") [retort:sealed-property]
  // endregion

  /** A picture. */
  @StructuredType
  record Picture(Shape shape) {}
}
