package com.acme;

import dev.retort.annotation.*;

/** Another variable of the same server. */
@LLMType
@Preset(name = "base_url", env = "OTHER_URL")
public class Variable extends Base {}
