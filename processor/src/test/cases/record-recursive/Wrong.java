package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;
import java.util.*;

/** A model. */
@LLMType
public class Wrong extends AsyncLLM { //! ecj error at Wrong: in com.acme.Wrong.Tree.children: the record Tree holds itself; use JsonValue for open structures [retort:record-recursive]
  // region wrong
  /**
   * A tree.
   *
   * @param children what is below
   */
  record Tree(List<Tree> children) {} //! javac error at children: the record Tree holds itself; use JsonValue for open structures [retort:record-recursive]

  /** What to grow. */
  @RuntimeParam Tree tree;
  // endregion

  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
