package org.example;

import com.google.auto.service.AutoService;

/** Found through the entry that AutoService writes. */
@AutoService(Greeting.class)
public final class Hello implements Greeting {
  /** For the service loader. */
  public Hello() {}

  @Override
  public String text() {
    return "hello";
  }
}
