package com.acme;

import dev.retort.annotation.*;

/** Inherits it once more. */
@LLMType
class Grand extends Child {}
