/** LLMs behind the chat completions of OpenAI and servers that speak its dialect. */
module dev.retort.openai {
  requires transitive dev.retort.runtime;
  requires java.net.http;

  exports dev.retort.openai;
}
