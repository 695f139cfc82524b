package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Holds what models have. */
class Abstract {
  private abstract static class Base extends AsyncLLM { //! error at Base: Base is private; generated code beside it must reach it: make it package-private or wider [retort:class-private]
    /** Size of the window. */
    @Attribute int window;
  }
}
