package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much the calls for one output folder may use up, in all runs together: so many tokens, read
 * and written, or so much money. Immutable.
 *
 * @param limit not negative
 * @param currency code of the currency; null for tokens
 */
public record Budget(BigDecimal limit, @Nullable String currency) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)(k|M|[A-Z]{3})?");

  public Budget {
    Objects.requireNonNull(limit, "limit");
    if (limit.signum() < 0) {
      throw new IllegalArgumentException("a budget must be 0 or more, not " + limit);
    }
  }

  /**
   * A number of tokens, read and written.
   *
   * @param number not negative
   * @return the budget
   */
  public static Budget tokens(long number) {
    return new Budget(BigDecimal.valueOf(number), null);
  }

  /**
   * An amount of money; the run needs {@linkplain RunOptions#prices prices} in that currency.
   *
   * @param amount not negative
   * @param currency code of three letters, such as {@code USD}
   * @return the budget
   */
  public static Budget money(BigDecimal amount, String currency) {
    return new Budget(amount, Objects.requireNonNull(currency, "currency"));
  }

  /**
   * Reads what {@code --budget} takes.
   *
   * @param text {@code 2000000}, {@code 500k} or {@code 2M} tokens, or {@code 12.50USD}
   * @return the budget
   * @throws ConfigException if it is neither
   */
  public static Budget parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (parts.matches()) {
      BigDecimal number = new BigDecimal(parts.group(1));
      String unit = parts.group(2);
      if (unit != null && unit.length() == 3) {
        return money(number, unit);
      }
      BigDecimal tokens = unit == null ? number : number.movePointRight(unit.equals("k") ? 3 : 6);
      if (tokens.stripTrailingZeros().scale() <= 0) {
        return new Budget(tokens.setScale(0), null);
      }
    }
    throw refused(
        "wrong-value",
        "\""
            + text
            + "\" is no budget: give tokens, such as 2000000, 500k or 2M, or money, such as"
            + " 12.50USD");
  }

  /** What messages call the unit. */
  String unit() {
    return currency == null ? "tokens" : currency;
  }

  static ConfigException refused(String id, String message) {
    return new ConfigException(
        List.of(new Problem(id, Problem.Severity.ERROR, "", null, message, null)));
  }
}
