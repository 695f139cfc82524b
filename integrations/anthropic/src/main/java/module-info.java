/** LLMs behind the messages of Anthropic and servers that speak its dialect. */
module dev.retort.anthropic {
  requires transitive dev.retort.runtime;
  requires java.net.http;

  exports dev.retort.anthropic;
}
