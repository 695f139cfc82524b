package dev.retort.descriptor;

/** A declared type's generated class is missing, or its module keeps it to itself. */
public final class MissingCompanionException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  MissingCompanionException(String type, String companion, String annotation) {
    super(
        "no generated class "
            + companion
            + " for "
            + type
            + ". If the class has "
            + annotation
            + ", its module was compiled without the Retort"
            + " processor: since JDK 23, javac does not run processors found on the class path. Name"
            + " retort-processor in <annotationProcessorPaths> of the maven-compiler-plugin"
            + " (annotationProcessor(...) in Gradle) and compile again.");
  }

  /** The class is there, in a package that its module does not export. */
  MissingCompanionException(Class<?> companion) {
    super(
        "the generated "
            + companion
            + " is out of reach: "
            + companion.getModule()
            + " does not export its package. Add to the module-info: exports "
            + companion.getPackageName()
            + " to dev.retort.api;");
  }
}
