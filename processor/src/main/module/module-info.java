/** The annotation processor, for {@code --processor-module-path}. */
module dev.retort.processor {
  requires dev.retort.api;
  requires transitive java.compiler;
  requires static jdk.compiler; // What only the source shows; under javac alone.
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      dev.retort.processor.RetortProcessor;
}
