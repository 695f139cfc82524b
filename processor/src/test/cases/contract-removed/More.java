package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import jakarta.validation.constraints.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** A model. */
@LLMType(aliases = "acme.llms:More")
public class More extends AsyncLLM { //! error at More: configs may name the parameter "gone", which is gone; declare it again, or write aliases = "gone" where what replaces it is declared; to let such configs break, delete its line from com.acme.More.txt [retort:contract-removed] //! error at More: configs may name the type "acme.old:More", which is gone; write aliases = {"acme.llms:More", "acme.old:More"} in @LLMType; to let such configs break, delete it from com.acme.More.txt [retort:contract-removed] //! ecj error at More: in com.acme.More.Window.first: configs may name the parameter "window.start", which is gone; if "first" is its new name, write aliases = "start" in a @RuntimeParam; to let such configs break, delete its line from com.acme.More.txt [retort:contract-removed] //! ecj error at More: in com.acme.More.Window.last: configs may name the alias "window.upto", which is gone; write aliases = {"end", "upto"} in its @RuntimeParam; to let such configs break, delete it from com.acme.More.txt [retort:contract-removed]
  /**
   * A window.
   *
   * @param first where it starts
   * @param last where it ends
   */
  record Window(int first, @RuntimeParam(aliases = "end") int last) {} //! javac error at @RuntimeParam: configs may name the alias "window.upto", which is gone; write aliases = {"end", "upto"} in its @RuntimeParam; to let such configs break, delete it from com.acme.More.txt [retort:contract-removed] //! javac error at first: configs may name the parameter "window.start", which is gone; if "first" is its new name, write aliases = "start" in a @RuntimeParam; to let such configs break, delete its line from com.acme.More.txt [retort:contract-removed]

  /** Where it looks. */
  @RuntimeParam @Nullable Window window;

  /** Two that are new. */
  @RuntimeParam(defaultValue = "1") double warmth;

  /** The other. */
  @RuntimeParam(defaultValue = "1") double temperatur; //! error at @RuntimeParam: configs may name the parameter "temperature", which is gone; if "temperatur" is its new name, write aliases = "temperature" in its @RuntimeParam; to let such configs break, delete its line from com.acme.More.txt [retort:contract-removed]

  /** One with a name less. */
  @Attribute(aliases = "tongue") String language; //! error at @Attribute: configs may name the alias "lang", which is gone; write aliases = {"tongue", "lang"} in its @Attribute; to let such configs break, delete it from com.acme.More.txt [retort:contract-removed]

  @Override
  public String modelName() {
    return "m";
  }

  /**
   * Answers.
   *
   * @param maxNewTokens how much
   */
  GenerateOutput generateAsync(
      Input input, @RuntimeParam(defaultValue = "128") int maxNewTokens) { //! error at @RuntimeParam: configs may name the kwarg "max_tokens", which is gone; if "max_new_tokens" is its new name, write aliases = {"max_tokens", "max_length"} in its @RuntimeParam; to let such configs break, delete its line from com.acme.More.txt [retort:contract-removed]
    return new GenerateOutput("");
  }
}
