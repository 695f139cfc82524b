package com.acme.child;

import com.acme.base.*;
import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** Binds the types in another package. */
@LLMType
public class Bound extends Base<Map<String, Integer>, Bound.Style> {
  /** Styles. */
  public enum Style { PLAIN, ORNATE }

  /** One more. */
  @RuntimeParam(defaultValue = "x") String more;
  @Override public String modelName() { return "m"; }
}
