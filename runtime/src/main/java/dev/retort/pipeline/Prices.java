package dev.retort.pipeline;

import dev.retort.config.ConfigException;
import dev.retort.config.ConfigNode;
import dev.retort.config.Problem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What models cost, as a file of the user's says: nothing is guessed, and a model that is not there
 * has no price. Immutable.
 *
 * <pre>{@code
 * date: 2026-11-01
 * currency: USD
 * models:
 *   small-1: {input: 0.15, output: 0.60}   # for a million tokens
 *   large-1: {input: 2.50, cached_input: 1.25, output: 10, batch_input: 1.25, batch_output: 5}
 * }</pre>
 *
 * <p>{@code cached_input} is for tokens that the provider had in its cache; without, they cost as
 * much as others. {@code batch_input} and {@code batch_output} are for offline batches.
 */
public final class Prices {
  private static final int MILLION_DIGITS = 6;
  private static final String CURRENCY = "[A-Z]{3}";
  private static final List<String> KEYS = List.of("date", "currency", "models");
  private static final List<String> PRICE_KEYS =
      List.of("input", "cached_input", "output", "batch_input", "batch_output");

  private record Price(
      BigDecimal input,
      BigDecimal cachedInput,
      BigDecimal output,
      @Nullable BigDecimal batchInput,
      @Nullable BigDecimal batchOutput) {
    static final Price NONE =
        new Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, null, null);
  }

  private final LocalDate date;
  private final String currency;
  private final Map<String, Price> models;

  private Prices(LocalDate date, String currency, Map<String, Price> models) {
    this.date = date;
    this.currency = currency;
    this.models = models;
  }

  /**
   * Reads a file.
   *
   * @param file {@code .yaml}, {@code .yml} or {@code .json}
   * @return the prices
   * @throws ConfigException with every problem of the file
   */
  public static Prices read(Path file) {
    return new Reader().read(ConfigNode.read(file));
  }

  /**
   * The day of the prices.
   *
   * @return as in the file
   */
  public LocalDate date() {
    return date;
  }

  /**
   * The currency of all prices.
   *
   * @return a code of three letters, such as {@code USD}
   */
  public String currency() {
    return currency;
  }

  /**
   * Whether a model has a price.
   *
   * @param model its name, exactly
   * @return true if the file holds it
   */
  public boolean has(String model) {
    return models.containsKey(model);
  }

  /**
   * What tokens cost, to the last digit.
   *
   * @param model name of the model
   * @param inputTokens tokens read
   * @param cachedInputTokens those of them that the provider had in its cache
   * @param outputTokens tokens written
   * @return the cost; null if the model has no price
   */
  public @Nullable BigDecimal cost(
      String model, long inputTokens, long cachedInputTokens, long outputTokens) {
    Price price = models.get(model);
    long cached = Math.min(cachedInputTokens, inputTokens);
    return price == null
        ? null
        : of(price.input(), inputTokens - cached)
            .add(of(price.cachedInput(), cached))
            .add(of(price.output(), outputTokens));
  }

  /**
   * What tokens cost in an offline batch, to the last digit.
   *
   * @param model name of the model
   * @param inputTokens tokens read
   * @param outputTokens tokens written
   * @return the cost; null if the model has no price for batches
   */
  public @Nullable BigDecimal batchCost(String model, long inputTokens, long outputTokens) {
    Price price = models.get(model);
    return price == null || price.batchInput() == null || price.batchOutput() == null
        ? null
        : of(price.batchInput(), inputTokens).add(of(price.batchOutput(), outputTokens));
  }

  private static BigDecimal of(BigDecimal aMillion, long tokens) {
    return aMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(MILLION_DIGITS);
  }

  /** Reads one file, and notes all that is wrong with it. */
  private static final class Reader {
    private final List<Problem> problems = new ArrayList<>();

    Prices read(ConfigNode top) {
      if (top.kind() != ConfigNode.Kind.MAPPING) {
        throw new ConfigException(List.of(top.mistyped("a mapping of prices")));
      }
      problems.addAll(top.checkKeys(KEYS));
      LocalDate date = date(value(top, "date", "the day of the prices, such as 2026-11-01"));
      String currency = currency(value(top, "currency", "such as USD"));
      Map<String, Price> models =
          models(value(top, "models", "prices by name of model, for a million tokens"));
      if (!problems.isEmpty()) {
        throw new ConfigException(problems);
      }
      return new Prices(date, currency, models);
    }

    private @Nullable ConfigNode value(ConfigNode holder, String key, String expected) {
      ConfigNode value = holder.get(key);
      if (value == null) {
        problems.add(holder.missing(key, expected));
      }
      return value;
    }

    private LocalDate date(@Nullable ConfigNode node) {
      if (node != null) {
        try {
          return LocalDate.parse(node.text());
        } catch (DateTimeParseException e) {
          problems.add(node.problem("wrong-value", "the date must be a day, such as 2026-11-01"));
        }
      }
      return LocalDate.EPOCH;
    }

    private String currency(@Nullable ConfigNode node) {
      if (node != null && !node.text().matches(CURRENCY)) {
        problems.add(
            node.problem(
                "wrong-value", "the currency must be a code of three capitals, such as USD"));
      }
      return node == null ? "" : node.text();
    }

    private Map<String, Price> models(@Nullable ConfigNode node) {
      Map<String, Price> models = new LinkedHashMap<>();
      if (node == null) {
        return models;
      } else if (node.kind() != ConfigNode.Kind.MAPPING) {
        problems.add(node.mistyped("a mapping of prices by name of model"));
        return models;
      }
      problems.addAll(node.checkKeys(node.entries().stream().map(ConfigNode.Entry::key).toList()));
      for (ConfigNode.Entry model : node.entries()) {
        models.put(model.key(), price(model.value()));
      }
      return Map.copyOf(models);
    }

    private Price price(ConfigNode node) {
      if (node.kind() != ConfigNode.Kind.MAPPING) {
        problems.add(node.mistyped("a mapping such as {input: 0.15, output: 0.60}"));
        return Price.NONE;
      }
      problems.addAll(node.checkKeys(PRICE_KEYS));
      BigDecimal input = number(value(node, "input", "the price of a million tokens read"));
      BigDecimal cached = optional(node.get("cached_input"));
      BigDecimal batchInput = optional(node.get("batch_input"));
      BigDecimal batchOutput = optional(node.get("batch_output"));
      BigDecimal output = number(value(node, "output", "the price of a million tokens written"));
      if ((batchInput == null) != (batchOutput == null)) {
        problems.add(
            node.missing(
                batchInput == null ? "batch_input" : "batch_output",
                "an offline batch needs both prices"));
      }
      return new Price(input, cached == null ? input : cached, output, batchInput, batchOutput);
    }

    private @Nullable BigDecimal optional(@Nullable ConfigNode node) {
      return node == null ? null : number(node);
    }

    private BigDecimal number(@Nullable ConfigNode node) {
      if (node == null) {
        return BigDecimal.ZERO;
      }
      Object value = node.toJava();
      if (!(value instanceof Number)) {
        problems.add(node.mistyped("a price, such as 0.15,"));
        return BigDecimal.ZERO;
      }
      BigDecimal price = new BigDecimal(value.toString());
      if (price.signum() < 0 || price.precision() > 30 || Math.abs(price.scale()) > 30) {
        problems.add(
            node.problem("out-of-range", "a price must be 0 or more, with at most 30 digits"));
        return BigDecimal.ZERO;
      }
      return price;
    }
  }
}
