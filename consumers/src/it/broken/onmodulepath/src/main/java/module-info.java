/** Pipelines. */
module com.acme.checked {
  requires dev.retort.runtime;
  requires dev.retort.openai;

  exports com.acme;
}
