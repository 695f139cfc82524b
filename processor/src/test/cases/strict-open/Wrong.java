package com.acme;

import dev.retort.annotation.*;
import java.util.*;

/** Around it. */
class Wrong { //! ecj error at Wrong: in com.acme.Wrong.Words.counts: providers cannot enforce a map, since they close every object; use a list of records with a key and a value, or say strict = false [retort:strict-open]
  // region wrong
  /** What a text counts. */
  @StructuredType
  record Words(Map<String, Integer> counts) {} //! javac error at counts: providers cannot enforce a map, since they close every object; use a list of records with a key and a value, or say strict = false [retort:strict-open]
  // endregion
}
