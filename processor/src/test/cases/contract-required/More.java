package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType
public class More extends AsyncLLM { //! ecj error at More: in com.acme.More.Window.last: "d.last" is new and must be given, which no config does yet; give it a defaultValue or an env, or make it @Nullable; to let configs without it break, write in com.acme.More.txt: parameter d.last int required [retort:contract-required]
  /**
   * A window.
   *
   * @param first where it starts
   * @param last where it ends
   */
  record Window(int first, int last) {} //! javac error at last: "d.last" is new and must be given, which no config does yet; give it a defaultValue or an env, or make it @Nullable; to let configs without it break, write in com.acme.More.txt: parameter d.last int required [retort:contract-required]

  /** It had a default. */
  @RuntimeParam int a; //! error at @RuntimeParam: "a" could be left out and must be given now; write defaultValue = "1"; to let configs without it break, write in com.acme.More.txt: parameter a int required [retort:contract-required]

  /** It had a variable. */
  @Attribute String b; //! error at @Attribute: "b" could be left out and must be given now; write env = "ACME_B"; to let configs without it break, write in com.acme.More.txt: attribute b string required [retort:contract-required]

  /** It is new. */
  @Attribute String c; //! error at @Attribute: "c" is new and must be given, which no config does yet; give it a defaultValue or an env, or make it @Nullable; to let configs without it break, write in com.acme.More.txt: attribute c string required [retort:contract-required]

  /** A component of it is new. */
  @RuntimeParam @Nullable Window d;

  /** New as a whole. */
  @RuntimeParam @Nullable Window e;

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
