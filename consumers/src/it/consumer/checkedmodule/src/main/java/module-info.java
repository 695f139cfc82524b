/** Pipelines. */
module com.acme.checked {
  requires transitive dev.retort.runtime;
  requires dev.retort.openai;
  requires static transitive org.jspecify;

  exports com.acme;
}
