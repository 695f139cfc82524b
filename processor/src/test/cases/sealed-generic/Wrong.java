package com.acme;

import dev.retort.annotation.*;

/** Around it. */
class Wrong { //! ecj error at Wrong: in com.acme.Wrong.Event.change: the sealed interface Change has type parameters; an answer needs types that are known: write them out [retort:sealed-generic]
  // region wrong
  /** An event. */
  @StructuredType
  record Event(Change<String> change) {} //! javac error at change: the sealed interface Change has type parameters; an answer needs types that are known: write them out [retort:sealed-generic]

  /** What happened. */
  sealed interface Change<T> permits Set {}
  // endregion

  /** A new value. */
  record Set(String value) implements Change<String> {}
}
