package com.acme;

import dev.retort.annotation.*;

// region wrong
/** Changes defaults. */
@LLMType
@Preset(name = "style", defaultValue = "ornate") //! error at "style": "style" is declared by Wrong itself; set its default there [retort:preset-own]
public class Wrong extends Base {
  /** How it sounds. */
  @RuntimeParam(defaultValue = "plain") String style;
}
// endregion
