package dev.retort.cli;

import dev.retort.pipeline.Pipeline;
import dev.retort.pipeline.Plan;
import dev.retort.pipeline.Prices;
import dev.retort.pipeline.RunOptions;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code retort pipeline plan}. */
final class PlanCommand implements Command {
  private static final String UNKNOWN = "?";
  private static final String NONE = "-";

  /** A cost is told with so many digits. */
  private static final int DIGITS = 3;

  @Override
  public CommandSpec spec() {
    return PipelineFile.command(this, "plan", "Tell what a run would do, without doing it.")
        .addOption(Options.output("DIR", "The output folder that the run would have."))
        .addOption(Options.cache("The folder of answers that the run would have."))
        .addOption(Options.prices());
  }

  @Override
  public int run(ParseResult args, Session session) {
    Pipeline pipeline = PipelineFile.readToRun(args, session);
    RunOptions options = RunOptions.defaults();
    if (args.hasMatchedOption(Options.OUTPUT)) {
      options = options.output(Options.path(args, Options.OUTPUT));
    }
    if (args.hasMatchedOption(Options.CACHE)) {
      options = options.cache(Options.path(args, Options.CACHE));
    }
    Prices prices = null;
    if (args.hasMatchedOption(Options.PRICES)) {
      prices = Prices.read(Options.path(args, Options.PRICES));
      options = options.prices(prices);
    }
    Plan plan = pipeline.plan(options);
    PrintStream out = session.terminal().out();
    table(plan, prices != null, out);
    out.println("calls: " + calls(plan));
    if (prices != null) {
      Plan.Cost cost = plan.cost();
      out.println(
          "cost: "
              + (cost == null
                  ? "not known beforehand"
                  : cost(cost, " " + prices.currency()) + " at prices of " + prices.date()));
    }
    out.println("output: " + options.outputFor(pipeline.name()));
    return ExitCode.DONE;
  }

  private static void table(Plan plan, boolean priced, PrintStream out) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("STEP", "ROWS", "GENERATIONS", "CALLS"));
    if (plan.kept() > 0) {
      head.add("IN JOURNAL");
    }
    head.addAll(List.of("TOKENS READ", "TOKENS WRITTEN"));
    if (priced) {
      head.add("COST");
    }
    rows.add(head);
    for (Plan.StepPlan step : plan.steps()) {
      boolean asks = step.asked() != null;
      List<String> row = new ArrayList<>();
      row.add(step.step());
      row.add(number(step.rows()));
      row.add(asks ? Prose.number(step.generations()) : NONE);
      row.add(asks ? number(step.calls()) : NONE);
      if (plan.kept() > 0) {
        row.add(told(step, Plan.Asked::answered, PlanCommand::number));
      }
      row.add(told(step, Plan.Asked::input, PlanCommand::range));
      row.add(told(step, Plan.Asked::output, PlanCommand::range));
      if (priced) {
        row.add(told(step, Plan.Asked::cost, cost -> cost(cost, "")));
      }
      rows.add(row);
    }
    Table.print(rows, out);
  }

  private static String calls(Plan plan) {
    String calls = plan.calls() == null ? "not known beforehand" : Prose.number(plan.calls());
    if (plan.kept() == 0) {
      return calls;
    }
    long answered = 0;
    for (Plan.StepPlan step : plan.steps()) {
      Plan.Asked asked = step.asked();
      if (asked == null) {
        continue;
      }
      Long known = asked.answered();
      if (known == null) {
        return calls + "; the journal holds " + Prose.count(plan.kept(), "answer");
      }
      answered += known;
    }
    return calls + ", of which the journal answers " + Prose.number(answered);
  }

  private static <T> String told(
      Plan.StepPlan step, Function<Plan.Asked, @Nullable T> fact, Function<T, String> text) {
    Plan.Asked asked = step.asked();
    if (asked == null) {
      return NONE;
    }
    T value = fact.apply(asked);
    return value == null ? UNKNOWN : text.apply(value);
  }

  private static String range(Plan.Range range) {
    Long high = range.high();
    return between(Prose.number(range.low()), high == null ? null : Prose.number(high), "");
  }

  /** The low end rounded down, the high end up. */
  private static String cost(Plan.Cost cost, String currency) {
    BigDecimal high = cost.high();
    return between(
        amount(cost.low(), RoundingMode.DOWN),
        high == null ? null : amount(high, RoundingMode.UP),
        currency);
  }

  private static String amount(BigDecimal amount, RoundingMode rounding) {
    return amount.signum() == 0
        ? "0"
        : amount.round(new MathContext(DIGITS, rounding)).stripTrailingZeros().toPlainString();
  }

  private static String between(String low, @Nullable String high, String unit) {
    if (high == null) {
      return low + unit + " or more";
    }
    return (low.equals(high) ? low : low + " to " + high) + unit;
  }

  private static String number(@Nullable Long number) {
    return number == null ? UNKNOWN : Prose.number(number);
  }
}
