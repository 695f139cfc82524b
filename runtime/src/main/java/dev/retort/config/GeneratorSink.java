package dev.retort.config;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonGeneratorBase;

/** Writes to any generator of Jackson; constants as raw text where it writes JSON. */
final class GeneratorSink extends Sink {
  private final JsonGenerator out;
  private final boolean json;

  GeneratorSink(JsonGenerator out) {
    this.out = out;
    this.json = out instanceof JsonGeneratorBase;
  }

  @Override
  void startObject() {
    out.writeStartObject();
  }

  @Override
  void endObject() {
    out.writeEndObject();
  }

  @Override
  void startArray() {
    out.writeStartArray();
  }

  @Override
  void endArray() {
    out.writeEndArray();
  }

  @Override
  void name(Key key) {
    out.writeName(key.jackson());
  }

  @Override
  void name(String name) {
    out.writeName(name);
  }

  @Override
  void string(String text) {
    out.writeString(text);
  }

  @Override
  void number(String text) {
    out.writeNumber(text);
  }

  @Override
  void integer(long value) {
    out.writeNumber(value);
  }

  @Override
  void bool(boolean value) {
    out.writeBoolean(value);
  }

  @Override
  void nil() {
    out.writeNull();
  }

  @Override
  void constant(Constant value) {
    if (json) {
      out.writeRawValue(value.jackson());
    } else {
      super.constant(value);
    }
  }

  @Override
  void entries(Constant entries) {
    if (json) {
      out.writeRawValue(entries.jackson());
    } else {
      super.entries(entries);
    }
  }
}
