package com.acme;

import dev.retort.annotation.*;
import dev.retort.llm.*;

/** Holds models. */
public class Many {
  private Many() {}

  /** A model. */
  @LLMType
  static class First extends AsyncLLM {
    /** Size. */
    @Attribute private int window; //! error at window: the field window is private; generated code beside the class must reach it: make it package-private or wider [retort:field-private]

    @RuntimeParam(name = "Top-P", defaultValue = "high") double topP; //! error at "Top-P": "Top-P" is no wire name: names match [a-z][a-z0-9_]*; did you mean "top_p"? [retort:name-invalid] //! error at "high": the default "high" of topP is not a number [retort:default-invalid] //! warning at topP: topP has no description; write a Javadoc comment before it [retort:doc-missing]

    /** Colour. */
    @RuntimeParam java.awt.Color[] colours; //! error at colours: Color[] cannot stand in a config; use List<Color> [retort:type-unsupported]

    @Override
    public String modelName() {
      return "m";
    }

    String generateAsync(Input input, double heat, @RuntimeParam(defaultValue = "x") int length) { //! error at generateAsync: generateAsync must return CompletionStage<GenerateOutput> or GenerateOutput, not String [retort:method-returns] //! error at heat: the parameter heat has no @RuntimeParam; every parameter after the inputs needs one [retort:parameter-bare] //! error at "x": the default "x" of length is not an integer in digits [retort:default-invalid] //! warning at length: length has no description; add "@param length ..." to the Javadoc of generateAsync [retort:doc-missing]
      return "";
    }
  }

  /** A model. */
  @LLMType
  static class Second extends AsyncLLM {
    /** What it is. */
    @RuntimeParam String model;

    @Override
    public String modelName() {
      return "m";
    }

    GenerateOutput generateAsync(Input input) {
      return new GenerateOutput("");
    }
  }

  /** A model. */
  @LLMType //! error at @LLMType: Third is abstract; annotate the concrete subclasses, its annotated fields are inherited [retort:class-abstract]
  abstract static class Third extends AsyncLLM {
    Third(int size) {}

    /** What it is. */
    @RuntimeParam(env = "A-B") String apiKey; //! error at "A-B": "A-B" is no name of an environment variable: letters, digits and _, no digit first [retort:env-invalid] //! error at @RuntimeParam: apiKey is named like a credential; use dev.retort.llm.Secret, or say sensitive = false [retort:secret-named]

    @Override
    public String modelName() {
      return "m";
    }

    GenerateOutput generateAsync(Input input) {
      return new GenerateOutput("");
    }
  }

  /** A model. */
  @LLMType
  static class Fourth extends AsyncLLM { //! ecj error at Fourth: in com.acme.Shared.bounds: Object cannot stand in a config; use JsonValue [retort:type-unsupported]
    /** What it is. */
    @RuntimeParam Shared shared;

    @Override
    public String modelName() {
      return "m";
    }

    GenerateOutput generateAsync(Input input) {
      return new GenerateOutput("");
    }
  }
}
