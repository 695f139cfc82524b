package com.acme;

import dev.retort.annotation.*;
import java.util.*;
import dev.retort.llm.*;

/** Several. */
class More { //! ecj error at More: in com.acme.More.Inner.value: providers cannot enforce an open JSON value, since they close every object; use a record, or say strict = false [retort:strict-open]
  /** Anything. */
  @StructuredType
  record Anything(List<Inner> inner) {}

  /** What is in it. */
  record Inner(Optional<JsonValue> value) {} //! javac error at value: providers cannot enforce an open JSON value, since they close every object; use a record, or say strict = false [retort:strict-open]

  /** Open on purpose. */
  @StructuredType(strict = false)
  record Open(JsonValue value, Map<String, String> more) {}
}
