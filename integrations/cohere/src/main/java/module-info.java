/** LLMs behind the chat of Cohere. */
module dev.retort.cohere {
  requires transitive dev.retort.runtime;
  requires java.net.http;

  exports dev.retort.cohere;
}
