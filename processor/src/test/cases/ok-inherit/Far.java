package com.acme.far;

import com.acme.child.Near;
import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;
import java.util.concurrent.*;
import org.jspecify.annotations.Nullable;

/** Empty, two packages away. */
@LLMType
@Preset(name = "model", defaultValue = "far-1")
@Preset(name = "stop", env = "FAR_STOP")
public class Far extends Near {}
