package com.acme;

import dev.retort.annotation.*;

// region right
/** Changes defaults. */
@LLMType
@Preset(name = "base_url", env = "B_URL")
public class Right extends Base {}
// endregion
