package dev.retort.descriptor;

/** A declared type lacks the classes that the processor writes: it was not run. */
public final class MissingCompanionException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  MissingCompanionException(String type, String companion) {
    super(
        "no generated class "
            + companion
            + " for "
            + type
            + ". If the class has @LLMType or @StepType, its module was compiled without the Retort"
            + " processor: since JDK 23, javac does not run processors found on the class path. Name"
            + " retort-processor in <annotationProcessorPaths> of the maven-compiler-plugin"
            + " (annotationProcessor(...) in Gradle) and compile again.");
  }
}
