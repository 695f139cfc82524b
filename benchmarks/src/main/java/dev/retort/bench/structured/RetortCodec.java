package dev.retort.bench.structured;

import dev.retort.structured.Structure;

/** What the processor wrote. */
final class RetortCodec implements AnswerCodec {
  private final Structure<Person> person = Structure.of(Person.class);
  private final Structure<Invoice> invoice = Structure.of(Invoice.class);

  @Override
  public Person person(String json) {
    return person.parse(json);
  }

  @Override
  public Invoice invoice(String json) {
    return invoice.parse(json);
  }
}
