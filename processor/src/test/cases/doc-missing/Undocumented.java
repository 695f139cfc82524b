package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

@LLMType
public class Undocumented extends AsyncLLM { //! warning at Undocumented: Undocumented has no description; write a Javadoc comment before it [retort:doc-missing] //! ecj warning at Undocumented: in com.acme.Undocumented.Range.from: from has no description; add "@param from ..." to the Javadoc of Range [retort:doc-missing] //! ecj warning at Undocumented: in com.acme.Undocumented.Range.to: to has no description; add "@param to ..." to the Javadoc of Range [retort:doc-missing]
  GenerateOutput generateAsync(Input input, @RuntimeParam double heat, @RuntimeParam Range range) { //! warning at heat: heat has no description; add "@param heat ..." to the Javadoc of generateAsync [retort:doc-missing] //! warning at range: range has no description; add "@param range ..." to the Javadoc of generateAsync [retort:doc-missing]
    return new GenerateOutput("");
  }

  record Range(int from, @RuntimeParam int to) {} //! javac warning at from: from has no description; add "@param from ..." to the Javadoc of Range [retort:doc-missing] //! javac warning at to: to has no description; add "@param to ..." to the Javadoc of Range [retort:doc-missing]

  @Override
  public String modelName() {
    return "m";
  }
}
