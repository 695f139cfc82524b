package com.acme;

import dev.retort.annotation.*;

/** Another variable of the same server, whose key is the same: that is said. */
@LLMType
@Preset(name = "base_url", env = "OTHER_URL")
@Preset(name = "api_key", env = "A_KEY")
public class SaidByVariable extends Base {}
