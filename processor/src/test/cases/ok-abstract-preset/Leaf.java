package com.acme;

import dev.retort.annotation.*;

/** Has the changed defaults. */
@LLMType
class Leaf extends Middle {}
