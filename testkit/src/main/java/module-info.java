/** What the author of a provider tests it with: conformance tests, cassettes and fakes. */
module dev.retort.testkit {
  requires transitive dev.retort.runtime;
  requires transitive org.junit.jupiter.api;
  requires java.net.http;
  requires static ch.qos.logback.classic;
  requires static ch.qos.logback.core;

  exports dev.retort.testkit;
}
