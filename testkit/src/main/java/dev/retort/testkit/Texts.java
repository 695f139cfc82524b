package dev.retort.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.descriptor.Capability;
import dev.retort.llm.AsyncLLM;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.GenerateOutput;
import dev.retort.llm.Input;
import dev.retort.llm.StructuredOutput;
import dev.retort.testkit.LoopbackServer.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is said: that all of an input reaches the server, and all of an answer is read. */
final class Texts {
  private static final String UNUSUAL =
      "\"quoted\" \\ back/slash\nnext line\ttab {\"a\": [1]} Gr\u00fc\u00dfe \u4e16\u754c"
          + " \ud83d\ude00 </html>";
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"kit_property\":{\"type\":\"string\"}},"
          + "\"required\":[\"kit_property\"],\"additionalProperties\":false}";
  private static final String IMAGE = "iVBORw0KGgo=";

  private final Bench bench;
  private final LoopbackServer server;

  Texts(Bench bench) {
    this.bench = bench;
    this.server = bench.server();
  }

  void everyMessageReachesTheServer() {
    server.answering(bench.good("fine"));
    try (AsyncLLM llm = bench.made()) {
      Bench.ask(
          llm,
          Input.of(
              ChatMessage.system("kit system text"),
              ChatMessage.user("kit first question"),
              ChatMessage.assistant("kit first answer"),
              ChatMessage.user("kit second question")));
    }
    Seen request = server.only();
    assertAll(
        Stream.of(
                "kit system text", "kit first question", "kit first answer", "kit second question")
            .map(text -> () -> assertTrue(Requests.holds(request, text), text + " is not sent")));
  }

  void theServerIsToldWhoSpeaks() {
    server.answering(bench.good("fine"));
    Map<String, ChatMessage> speakers = new LinkedHashMap<>();
    try (AsyncLLM llm = bench.made()) {
      for (ChatMessage.Role role : ChatMessage.Role.values()) {
        ChatMessage first = new ChatMessage(role, List.of(new ChatMessage.Text("kit first")));
        server.forget();
        assertNull(
            Bench.ask(llm, Input.of(first, ChatMessage.user("kit last"))).error(), role.name());
        ChatMessage same = speakers.put(server.only().body(), first);
        assertNull(
            same,
            () ->
                "a message of "
                    + role
                    + " is sent as one of "
                    + same.role()
                    + " is: tell the server who speaks");
      }
    }
  }

  void unusualTextArrivesAsItIs() {
    server.answering(bench.good(UNUSUAL));
    try (AsyncLLM llm = bench.made()) {
      GenerateOutput output = Bench.ask(llm, Input.of(UNUSUAL));

      Outputs.assertAnswered(output, "unusual text, in UTF-8", UNUSUAL);
    }
    assertTrue(Requests.holds(server.only(), UNUSUAL), () -> "sent was " + server.only().body());
  }

  void anEmptyTextIsAnAnswer() {
    server.answering(bench.good(""));

    Outputs.assertAnswered(bench.askOnce(), "an empty text is an answer", "");
  }

  void noTextIsAnAnswer() {
    server.answering(bench.good((String) null));

    Outputs.assertAnswered(
        bench.askOnce(), "null is an answer: the model gave none", (String) null);
  }

  void tokensAreThoseThatTheServerCounted() {
    server.answering(bench.good("fine"));
    GenerateOutput output = bench.askOnce();

    String remedy =
        " tokens; give GenerateOutput the Statistics of the answer. If the API tells them in"
            + " headers, override headers(); if it tells none, disable this test with the reason";
    assertEquals(List.of(11), output.statistics().inputTokens(), "input" + remedy);
    assertEquals(List.of(7), output.statistics().outputTokens(), "output" + remedy);
  }

  void theFormOfTheAnswerReachesTheServer() {
    server.answering(bench.good("{\"kit_property\":\"fine\"}"));
    try (AsyncLLM llm = bench.made()) {
      assumeTrue(
          llm.descriptor().capabilities().contains(Capability.STRUCTURED_OUTPUT),
          "the LLM does not support structured output");
      Bench.ask(
          llm, Bench.question(1).withStructuredOutput(new StructuredOutput.JsonSchema(SCHEMA)));
    }
    assertTrue(
        Requests.holds(server.only(), "kit_property"), () -> "sent was " + server.only().body());
  }

  void anImageReachesTheServer() {
    server.answering(bench.good("fine"));
    try (AsyncLLM llm = bench.made()) {
      assumeTrue(
          llm.descriptor().capabilities().contains(Capability.IMAGES),
          "the LLM does not support images");
      Bench.ask(
          llm,
          Input.of(
              ChatMessage.user(
                  new ChatMessage.Text("kit-question-1-kit"),
                  new ChatMessage.Image("data:image/png;base64," + IMAGE))));
    }
    assertTrue(Requests.holds(server.only(), IMAGE), () -> "sent was " + server.only().body());
  }
}
