package dev.retort.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.config.ConfigException;
import dev.retort.llm.ChatMessage;
import dev.retort.llm.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which server is called, and what is particular to the vendor's own. */
class EndpointTest {
  private static final Secret KEY = Secret.of(Messages.KEY);

  @ParameterizedTest
  @CsvSource({
    "https://api.anthropic.com,https://api.anthropic.com/v1/messages",
    "https://h/anthropic/,https://h/anthropic/v1/messages",
    "http://h:8080,http://h:8080/v1/messages",
  })
  void thePathIsAddedToTheRoot(String baseUrl, String address) {
    assertThat(Messages.endpoint(baseUrl, KEY).address()).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/v1,/v1",
    "https://h/v1/,/v1",
    "https://h/a/v1/messages,/v1/messages",
  })
  void aRootWithThePathIsRefused(String baseUrl, String end) {
    assertThatThrownBy(() -> Messages.endpoint(baseUrl, KEY))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "/base_url: error: base_url is the root of the API; leave out "
                + end
                + " [retort:wrong-value]");
  }

  @Test
  void theVendorNeedsAKey() {
    assertThatThrownBy(() -> Messages.endpoint("https://api.anthropic.com", null))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "/api_key: error: api_key is needed for api.anthropic.com; set the environment variable"
                + " ANTHROPIC_API_KEY, or name the one that holds the key: api_key: {env: NAME}"
                + " [retort:missing-key]");
  }

  @Test
  void othersNeedNoKey() {
    assertThat(Messages.endpoint("http://localhost:8000", null).isVendor()).isFalse();
  }

  @Test
  void theVendorIsNotToldATemperatureThatIsItsDefault() {
    assertThat(body(Messages.endpoint("https://api.anthropic.com", KEY).isVendor(), 1.0))
        .doesNotContain("temperature");
  }

  @Test
  void theVendorIsToldAnyOtherTemperature() {
    assertThat(body(true, 0.5)).contains("\"temperature\":0.5");
  }

  @Test
  void othersAreToldEveryTemperature() {
    assertThat(body(Messages.endpoint("http://h", null).isVendor(), 1.0))
        .contains("\"temperature\":1.0");
  }

  private static String body(boolean vendor, double temperature) {
    MessageParameters parameters = new MessageParameters(1, null, temperature, null, null);
    return new String(
        new MessagesRequest("m", List.of(ChatMessage.user("Hi")), parameters, null, vendor)
            .toJson(),
        StandardCharsets.UTF_8);
  }
}
