/** LLMs in a module of their own, which does not read java.compiler. */
module com.acme {
  requires dev.retort.runtime;
  requires dev.retort.openai;
  requires static transitive org.jspecify;

  exports com.acme;
}
