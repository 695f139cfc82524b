package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.LLM;
import dev.retort.step.Step;
import java.util.*;

/** A step with an LLM. */
@StepType(aliases = "old.steps:Rows")
public class Rows extends Step {
  /** What answers. */
  @Attribute LLM llm;
  /** Columns. */
  @RuntimeParam(defaultValue = "[\"instruction\"]") List<String> columns;
}
