package com.acme;

import dev.retort.annotation.*;

/** Is right itself. */
@LLMType
class Grand extends ZChild {}
