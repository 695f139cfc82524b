package com.acme;

import dev.retort.annotation.*;

/** Not ours. */
@Preset(name = "window", defaultValue = "1") //! error at @Preset: @Preset says nothing here: Others is no LLM, no step and no record [retort:member-owner]
class Others {
  @Attribute int window; //! error at @Attribute: @Attribute says nothing here: Others is no LLM, no step and no record [retort:member-owner]

  void call(@RuntimeParam int size) {} //! error at @RuntimeParam: @RuntimeParam says nothing here: Others is no LLM, no step and no record [retort:member-owner]

  enum Colour {
    RED;
    @RuntimeParam int shade; //! error at @RuntimeParam: @RuntimeParam says nothing here: Colour is no LLM, no step and no record [retort:member-owner]
  }
}
