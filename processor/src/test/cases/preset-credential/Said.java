package com.acme;

import dev.retort.annotation.*;

/** A server of the same vendor, whose key is the same: that is said. */
@LLMType
@Preset(name = "base_url", defaultValue = "https://eu.a.example", env = "A_EU_URL")
@Preset(name = "api_key", env = "A_KEY")
public class Said extends Base {}
