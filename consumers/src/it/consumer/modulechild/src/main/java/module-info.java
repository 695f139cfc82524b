/** An LLM that extends one of another module. */
module org.example {
  requires transitive com.acme;

  exports org.example;
}
