package dev.retort.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.AcmeChat;
import com.acme.AcmeChatBuilder;
import com.acme.AcmeChatDescriptor;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.llm.GenerateOutput.Failure;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import dev.retort.testkit.LoopbackServer;
import dev.retort.testkit.LoopbackServer.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A provider that differs in its address is an empty class. */
class PresetTest {
  @Test
  void itsAddressIsTheDefault() {
    try (AcmeChat llm = AcmeChatBuilder.create().model("m").maxRetries(0).build()) {
      Failure error = llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0).error();

      assertThat(error)
          .extracting(Failure::message)
          .isEqualTo(
              "nothing answers at http://127.0.0.1:1/acme/chat/completions;"
                  + " is the server running, is base_url right?");
    }
  }

  @Test
  void itsKeyComesFromItsOwnVariable() {
    assertThat(AcmeChatDescriptor.INSTANCE.attributes())
        .filteredOn(param -> param.name().equals("api_key"))
        .extracting(ParamDescriptor::env)
        .containsExactly("ACME_API_KEY");
  }

  @Test
  void itTakesWhatItsParentTakes() {
    try (LoopbackServer server =
            new LoopbackServer().answering(Told.json(Chats.answer("\"Hello\"")));
        AcmeChat llm =
            AcmeChatBuilder.create()
                .model("m")
                .baseUrl(server.baseUrl())
                .generationKwargs(k -> k.temperature(0.5))
                .build()) {
      assertThat(llm.generateOutputs(List.of(Input.of("Hi")), 1).get(0).generations())
          .containsExactly("Hello");
      assertThat(server.only().body()).contains("\"temperature\":0.5");
    }
  }

  @Test
  void itIsWrittenUnderItsOwnName() {
    LLM again = LLM.fromYaml(AcmeChatBuilder.create().model("m").build().toYaml());

    assertThat(again).isInstanceOf(AcmeChat.class);
    assertThat(again.toJson())
        .contains("\"base_url\":\"http://127.0.0.1:1/acme\"")
        .endsWith("\"type_info\":{\"module\":\"com.acme\",\"name\":\"AcmeChat\"}}");
  }
}
