package com.acme;

import dev.retort.annotation.*;

/** A model. */
@LLMType
public class Near extends com.far.Far {
  /** What it is. */
  @Attribute String engine; //! error at @Attribute: the name "engine" is taken by model of Far; choose another with name = "..." [retort:name-taken]

  /** What it is. */
  @Attribute(aliases = {"model", "model_id", "free"}) String other; //! javac error at "model": the alias "model" is taken by model of Far [retort:alias-taken] //! javac error at "model_id": the alias "model_id" is taken by model of Far [retort:alias-taken] //! ecj error at aliases: the alias "model" is taken by model of Far [retort:alias-taken] //! ecj error at aliases: the alias "model_id" is taken by model of Far [retort:alias-taken]
}
