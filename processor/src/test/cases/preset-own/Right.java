package com.acme;

import dev.retort.annotation.*;

// region right
/** Changes defaults. */
@LLMType
@Preset(name = "heat", defaultValue = "0.5")
public class Right extends Base {
  /** How it sounds. */
  @RuntimeParam(defaultValue = "ornate") String style;
}
// endregion
