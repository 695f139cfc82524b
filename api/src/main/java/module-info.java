/** What a declared LLM is: the annotations, their descriptors and the look-up of a type by name. */
module dev.retort.api {
  requires static transitive org.jspecify;
  requires static transitive jakarta.validation;

  exports dev.retort.annotation;
  exports dev.retort.descriptor;
}
