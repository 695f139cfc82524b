package dev.retort.bench.structured;

import dev.retort.bench.structured.Invoice.Address;
import dev.retort.bench.structured.Invoice.Item;
import dev.retort.bench.structured.Invoice.Party;
import dev.retort.bench.structured.Invoice.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A careful hand-written program over Jackson's parser: a switch on the name. */
@SuppressWarnings("NullAway") // As generated code: what is missing stays null.
final class StreamingCodec implements AnswerCodec {
  private final JsonFactory factory = new JsonFactory();

  @Override
  public Person person(String json) {
    try (JsonParser in = factory.createParser(ObjectReadContext.empty(), json)) {
      in.nextToken();
      String name = null;
      int age = 0;
      String email = null;
      List<String> likes = null;
      for (String key = in.nextName(); key != null; key = in.nextName()) {
        JsonToken token = in.nextToken();
        switch (key) {
          case "name" -> name = in.getString();
          case "age" -> age = in.getIntValue();
          case "email" -> email = text(in, token);
          case "likes" -> likes = texts(in);
          default -> in.skipChildren();
        }
      }
      return new Person(name, age, email, likes);
    }
  }

  @Override
  public Invoice invoice(String json) {
    try (JsonParser in = factory.createParser(ObjectReadContext.empty(), json)) {
      in.nextToken();
      String number = null;
      State state = null;
      Party seller = null;
      Party buyer = null;
      List<Item> items = null;
      BigDecimal total = null;
      String note = null;
      for (String key = in.nextName(); key != null; key = in.nextName()) {
        JsonToken token = in.nextToken();
        switch (key) {
          case "number" -> number = in.getString();
          case "state" -> state = State.valueOf(in.getString());
          case "seller" -> seller = party(in);
          case "buyer" -> buyer = party(in);
          case "items" -> items = items(in);
          case "total" -> total = in.getDecimalValue();
          case "note" -> note = text(in, token);
          default -> in.skipChildren();
        }
      }
      return new Invoice(number, state, seller, buyer, items, total, note);
    }
  }

  private static Party party(JsonParser in) {
    String name = null;
    String vat = null;
    Address address = null;
    for (String key = in.nextName(); key != null; key = in.nextName()) {
      JsonToken token = in.nextToken();
      switch (key) {
        case "name" -> name = in.getString();
        case "vat" -> vat = text(in, token);
        case "address" -> address = address(in);
        default -> in.skipChildren();
      }
    }
    return new Party(name, vat, address);
  }

  private static Address address(JsonParser in) {
    String street = null;
    String city = null;
    String zip = null;
    String country = null;
    for (String key = in.nextName(); key != null; key = in.nextName()) {
      in.nextToken();
      switch (key) {
        case "street" -> street = in.getString();
        case "city" -> city = in.getString();
        case "zip" -> zip = in.getString();
        case "country" -> country = in.getString();
        default -> in.skipChildren();
      }
    }
    return new Address(street, city, zip, country);
  }

  private static List<Item> items(JsonParser in) {
    List<Item> items = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      String sku = null;
      String text = null;
      int quantity = 0;
      double price = 0;
      List<String> tags = null;
      for (String key = in.nextName(); key != null; key = in.nextName()) {
        in.nextToken();
        switch (key) {
          case "sku" -> sku = in.getString();
          case "text" -> text = in.getString();
          case "quantity" -> quantity = in.getIntValue();
          case "price" -> price = in.getDoubleValue();
          case "tags" -> tags = texts(in);
          default -> in.skipChildren();
        }
      }
      items.add(new Item(sku, text, quantity, price, tags));
    }
    return items;
  }

  private static @Nullable String text(JsonParser in, JsonToken token) {
    return token == JsonToken.VALUE_NULL ? null : in.getString();
  }

  private static List<String> texts(JsonParser in) {
    List<String> texts = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      texts.add(in.getString());
    }
    return texts;
  }
}
