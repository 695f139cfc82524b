package com.acme;

import dev.retort.annotation.*;
import java.util.*;

/** Around it. */
class Right {
  // region right
  /** What a text counts. */
  @StructuredType
  record Words(List<Count> counts) {}

  /** How often a word is there. */
  record Count(String word, int times) {}
  // endregion
}
