package com.acme;

import dev.retort.annotation.*;

// region wrong
/** Settings of a model. */
public class Wrong {
  @RuntimeParam int window; //! error at @RuntimeParam: @RuntimeParam says nothing here: Wrong is no LLM, no step and no record [retort:member-owner]
}
// endregion
