package com.acme;

import dev.retort.annotation.*;

/** A model of another package. */
@LLMType
public class Child extends com.far.Far { //! error at Child: Far.Style is not public; generated code of Child in another package must reach it: make it public [retort:type-hidden] //! error at Child: Far.Spot is not public; generated code of Child in another package must reach it: make it public [retort:type-hidden]
  /** How it is framed. */
  @RuntimeParam Frame.Cut own; //! error at own: Far.Frame.Cut is not public; generated code of Child in another package must reach it: make it public [retort:type-hidden]
}
