package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** A model. */
@LLMType(aliases = {"", ":X", "a:", "a:b:c", "a.b:C.D", "a-b:C", "a:9"}) //! javac error at "": "" is no type alias; write "module:Name" [retort:type-alias-invalid] //! javac error at ":X": ":X" is no type alias; write "module:Name" [retort:type-alias-invalid] //! javac error at "a:": "a:" is no type alias; write "module:Name" [retort:type-alias-invalid] //! javac error at "a:b:c": "a:b:c" is no type alias; write "module:Name" [retort:type-alias-invalid] //! javac error at "a-b:C": "a-b:C" is no type alias; write "module:Name" [retort:type-alias-invalid] //! javac error at "a:9": "a:9" is no type alias; write "module:Name" [retort:type-alias-invalid] //! ecj error at aliases: "" is no type alias; write "module:Name" [retort:type-alias-invalid] //! ecj error at aliases: ":X" is no type alias; write "module:Name" [retort:type-alias-invalid] //! ecj error at aliases: "a:" is no type alias; write "module:Name" [retort:type-alias-invalid] //! ecj error at aliases: "a:b:c" is no type alias; write "module:Name" [retort:type-alias-invalid] //! ecj error at aliases: "a-b:C" is no type alias; write "module:Name" [retort:type-alias-invalid] //! ecj error at aliases: "a:9" is no type alias; write "module:Name" [retort:type-alias-invalid]
public class More extends AsyncLLM {


  @Override
  public String modelName() {
    return "m";
  }

  GenerateOutput generateAsync(Input input) {
    return new GenerateOutput("");
  }
}
