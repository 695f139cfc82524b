package com.acme;

import dev.retort.annotation.*;

// region right
/** Changes defaults. */
@LLMType
@Preset(name = "heat", defaultValue = "2")
public class Right extends Base {}
// endregion
