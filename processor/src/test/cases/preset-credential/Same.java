package com.acme;

import dev.retort.annotation.*;

/** The variable is the parent's, and so is the server. */
@LLMType
@Preset(name = "base_url", env = "A_URL")
public class Same extends Base {}
