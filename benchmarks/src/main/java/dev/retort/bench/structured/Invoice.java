package dev.retort.bench.structured;

import dev.retort.annotation.StructuredType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for of longer texts.
 *
 * @param number of the invoice
 * @param state how far it is
 * @param seller who sent it
 * @param buyer who pays it
 * @param items what is sold
 * @param total of all items
 * @param note a word to the buyer
 */
@StructuredType
public record Invoice(
    String number,
    State state,
    Party seller,
    Party buyer,
    List<Item> items,
    BigDecimal total,
    @Nullable String note) {

  /** How far it is. */
  public enum State {
    /** Nothing is paid. */
    open,
    /** All is paid. */
    paid
  }

  /**
   * Who sells or buys.
   *
   * @param name of the firm
   * @param vat number for taxes
   * @param address where it is
   */
  public record Party(String name, @Nullable String vat, Address address) {}

  /**
   * Where somebody is.
   *
   * @param street with number
   * @param city name
   * @param zip code
   * @param country of two letters
   */
  public record Address(String street, String city, String zip, String country) {}

  /**
   * What is sold.
   *
   * @param sku its number
   * @param text its name
   * @param quantity how many
   * @param price of one
   * @param tags words on it
   */
  public record Item(String sku, String text, int quantity, double price, List<String> tags) {}
}
