package com.acme;

import dev.retort.annotation.*;

/** A server that is known to be the vendor's. */
@LLMType
@Preset(name = "base_url", defaultValue = "https://eu.a.example", env = "A_EU_URL")
@SuppressWarnings("retort:preset-credential")
public class Suppressed extends Base {}
