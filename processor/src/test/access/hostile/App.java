package com.app;

/** Names a file whose steps are called as hostilely as can be. */
@dev.retort.annotation.PipelineConfig("*.yaml")
public final class App {
  private App() {}

  static java.lang.Object options() {
    return PipelineParameters_.make();
  }

  /** Keeps the name of the generated class in one place. */
  private static final class PipelineParameters_ {
    static java.lang.Object make() {
      return PipelineHostile.create()
          .options(step -> step.equals_(true).llm(llm -> llm.generationKwargs(k -> k.values("x"))))
          .create(step -> step.wait_(1L).set("a").llm(llm -> llm.kwargs("b")))
          .pipelineHostile(step -> step.set(null))
          .options();
    }
  }
}
