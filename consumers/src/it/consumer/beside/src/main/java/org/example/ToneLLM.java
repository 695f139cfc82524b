package org.example;

import com.acme.AcmeLLM;
import dev.retort.annotation.Attribute;
import dev.retort.annotation.LLMType;
import dev.retort.annotation.RuntimeParam;
import lombok.Getter;
import lombok.NoArgsConstructor;
import lombok.Setter;

/** Speaks in a tone. */
@LLMType
@NoArgsConstructor
public class ToneLLM extends AcmeLLM {
  /** Who speaks. */
  @Getter @Attribute String speaker;

  /** How it sounds. */
  @Getter
  @Setter
  @RuntimeParam(defaultValue = "calm")
  String tone;

  /**
   * Makes one by hand; Lombok brings the constructor that generated code calls.
   *
   * @param speaker who speaks
   */
  public ToneLLM(String speaker) {
    this.speaker = speaker;
  }

  /**
   * The tone as a value.
   *
   * @return the tone
   */
  public Tone value() {
    return Tone.of(getTone());
  }
}
