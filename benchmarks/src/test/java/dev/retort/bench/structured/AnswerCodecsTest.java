package dev.retort.bench.structured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each codec once: a figure counts only if all read the same. */
class AnswerCodecsTest {
  static List<String> names() {
    return AnswerCodecs.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsTheSamePerson(String name) {
    assertThat(AnswerCodecs.named(name).person(AnswerCodecs.PERSON))
        .isEqualTo(AnswerCodecs.named("streaming").person(AnswerCodecs.PERSON));
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsTheSameInvoice(String name) {
    assertThat(AnswerCodecs.named(name).invoice(AnswerCodecs.INVOICE))
        .isEqualTo(AnswerCodecs.named("streaming").invoice(AnswerCodecs.INVOICE));
  }
}
