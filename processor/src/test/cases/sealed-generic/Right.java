package com.acme;

import dev.retort.annotation.*;

/** Around it. */
class Right {
  // region right
  /** An event. */
  @StructuredType
  record Event(Change change) {}

  /** What happened. */
  sealed interface Change permits Set {}
  // endregion

  /** A new value. */
  record Set(String value) implements Change {}
}
