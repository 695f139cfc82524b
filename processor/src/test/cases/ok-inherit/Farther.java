package com.acme.far;

import com.acme.base.Plain;
import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** Uses the bridge of an abstract class. */
@LLMType
public class Farther extends Plain {
  @Override public String modelName() { return "m"; }
}
