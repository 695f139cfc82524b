package dev.retort.bench.structured;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Jackson's databind, its readers bound to their types once. */
final class DatabindCodec implements AnswerCodec {
  private final ObjectReader person;
  private final ObjectReader invoice;

  DatabindCodec() {
    JsonMapper mapper = JsonMapper.builder().build();
    person = mapper.readerFor(Person.class);
    invoice = mapper.readerFor(Invoice.class);
  }

  @Override
  public Person person(String json) {
    return person.readValue(json);
  }

  @Override
  public Invoice invoice(String json) {
    return invoice.readValue(json);
  }
}
