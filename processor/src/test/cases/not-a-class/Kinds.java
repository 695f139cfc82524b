package com.acme;

import dev.retort.annotation.*;

/** Other kinds. */
final class Kinds { //! ecj error at Kinds: in com.acme.Kinds.Row: Row is a record; only a class can be declared, so make it one [retort:not-a-class]
  /** A record. */
  @LLMType record Row(int size) {} //! javac error at @LLMType: Row is a record; only a class can be declared, so make it one [retort:not-a-class]

  /** An enum. */
  @LLMType enum Colour { RED } //! error at @LLMType: Colour is an enum; only a class can be declared, so make it one [retort:not-a-class]

  /** An annotation. */
  @StepType @interface Mark {} //! error at @StepType: Mark is an annotation; only a class can be declared, so make it one [retort:not-a-class]
}
