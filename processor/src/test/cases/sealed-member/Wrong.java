package com.acme;

import dev.retort.annotation.*;

/** Around it. */
class Wrong { //! ecj error at Wrong: in com.acme.Wrong.Picture.shape: the sealed interface Shape permits Blob, which is no record; make it one [retort:sealed-member]
  // region wrong
  /** A picture. */
  @StructuredType
  record Picture(Shape shape) {} //! javac error at shape: the sealed interface Shape permits Blob, which is no record; make it one [retort:sealed-member]

  /** What is drawn. */
  sealed interface Shape permits Circle, Blob {}

  /** Anything. */
  static final class Blob implements Shape {}
  // endregion

  /** Round. */
  record Circle(double radius) implements Shape {}
}
