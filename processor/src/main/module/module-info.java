/** The annotation processors, for {@code --processor-module-path}. */
module dev.retort.processor {
  requires dev.retort.api;
  requires transitive java.compiler;
  requires static jdk.compiler; // What only the source shows; under javac alone.
  requires static org.jspecify;

  uses dev.retort.descriptor.FormChecker;
  uses dev.retort.descriptor.PipelineChecker;

  provides javax.annotation.processing.Processor with
      dev.retort.processor.FakesProcessor,
      dev.retort.processor.RetortProcessor;
}
