/** LLMs in a module of their own, which does not read java.compiler. */
module com.acme {
  requires transitive dev.retort.runtime;
  requires transitive dev.retort.anthropic;
  requires transitive dev.retort.openai;
  requires static transitive org.jspecify;

  exports com.acme;
}
