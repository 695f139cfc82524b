package dev.retort.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Secrets are hidden by value. */
class RedactionTest {
  private final Redaction redaction =
      new Redaction(List.of("sk-abcdef", "Basic dXNlcjpwdw==", "abc", "sk-abcdef-long"));

  @Test
  void everyOccurrenceIsHidden() {
    assertThat(redaction.redact("sk-abcdef and again sk-abcdef")).isEqualTo("*** and again ***");
  }

  @Test
  void theLongerOfTwoSecretsIsHiddenWhole() {
    assertThat(redaction.redact("key sk-abcdef-long!")).isEqualTo("key ***!");
  }

  @Test
  void aCredentialIsHiddenWithAndWithoutItsScheme() {
    assertThat(redaction.redact("Basic dXNlcjpwdw== / dXNlcjpwdw==")).isEqualTo("*** / ***");
  }

  @Test
  void whatIsTooShortToBeASecretStays() {
    assertThat(redaction.redact("abc")).isEqualTo("abc");
  }

  @Test
  void aQuoteIsOneLine() {
    assertThat(redaction.quote(" a\r\n\t b\u0007\u001b[31mc ")).isEqualTo("a b [31mc");
  }

  @Test
  void aLongQuoteIsCutAndNoSecretIsCutInHalf() {
    String text = "x".repeat(Redaction.QUOTE_LENGTH - 5) + "sk-abcdef and more";

    assertThat(redaction.quote(text))
        .isEqualTo("x".repeat(Redaction.QUOTE_LENGTH - 5) + "*** a...")
        .doesNotContain("sk-");
  }

  @Test
  void aQuoteIsNotCutWithinAnEmoji() {
    assertThat(redaction.quote("x".repeat(Redaction.QUOTE_LENGTH - 1) + "😀😀"))
        .isEqualTo("x".repeat(Redaction.QUOTE_LENGTH - 1) + "...");
  }

  @Test
  void aCauseThatTellsASecretIsDropped() {
    IOException harmless = new IOException("closed", new IOException("reset"));
    IOException telling = new IOException("closed", new IOException("bad sk-abcdef"));

    assertThat(redaction.safe(harmless)).isSameAs(harmless);
    assertThat(redaction.safe(telling)).isNull();
  }

  @Test
  void itTellsNothingItself() {
    assertThat(redaction).hasToString("Redaction[4]");
  }
}
