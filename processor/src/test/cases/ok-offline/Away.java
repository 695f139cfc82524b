package com.acme.offline.away;

import com.acme.offline.Once;
import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Empty, in another package. */
@LLMType
@Preset(name = "stop", env = "AWAY_STOP")
public class Away extends Once {}
