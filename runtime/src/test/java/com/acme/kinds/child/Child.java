package com.acme.kinds.child;

import com.acme.kinds.Base;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.Preset;

/** Differs in its address and a default. */
@LLMType
@Preset(name = "base_url", defaultValue = "https://child.example")
@Preset(name = "heat", defaultValue = "8")
public class Child extends Base {}
