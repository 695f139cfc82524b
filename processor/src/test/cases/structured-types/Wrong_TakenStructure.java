package com.acme;

import dev.retort.annotation.*;

/** In the way. */
class Wrong_TakenStructure {}
