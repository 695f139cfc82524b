package org.example;

import com.google.auto.value.AutoValue;

/** A value that AutoValue implements. */
@AutoValue
public abstract class Tone {
  Tone() {}

  /**
   * Makes a tone.
   *
   * @param name of it
   * @return the tone
   */
  public static Tone of(String name) {
    return new AutoValue_Tone(name);
  }

  /**
   * Its name.
   *
   * @return the name
   */
  public abstract String name();
}
