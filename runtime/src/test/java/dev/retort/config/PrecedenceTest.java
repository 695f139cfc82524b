package dev.retort.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.descriptor.Kwargs;
import dev.retort.descriptor.ParamDescriptor;
import dev.retort.descriptor.ValueTypes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Run time wins over constructor, constructor over environment, environment over default. */
class PrecedenceTest {
  private static final ParamDescriptor RETRIES =
      ParamDescriptor.parameter("retries", ValueTypes.INT.atMost("9"))
          .orDefault("1")
          .fromEnv("RETRIES");

  private final Serializer<Thing> things = Thing.type(RETRIES);

  private static Environment of(Map<String, String> variables) {
    return new Environment() {
      @Override
      @Nullable String read(String name) {
        return variables.get(name);
      }
    };
  }

  private Thing read(String yaml, Map<String, String> variables) {
    Tape tape = YamlTape.read(Source.of("<yaml>", yaml));
    return things.read(new Reading(tape, of(variables), getClass().getClassLoader()));
  }

  @Test
  void theDefaultIsTakenWhereNothingElseIs() {
    assertThat(read("{}", Map.of()).fields).containsExactly(1);
  }

  @Test
  void theEnvironmentWinsOverTheDefault() {
    assertThat(read("{}", Map.of("RETRIES", "2")).fields).containsExactly(2);
  }

  @Test
  void theConfigWinsOverTheEnvironment() {
    assertThat(read("retries: 3", Map.of("RETRIES", "2")).fields).containsExactly(3);
  }

  @Test
  void whatIsSetAtRunTimeWinsOverTheConfig() {
    Thing thing = read("retries: 3", Map.of("RETRIES", "2"));
    things.update(thing, Map.of("retries", 4));

    assertThat(thing.fields).containsExactly(4);
  }

  @Test
  void aWrongVariableIsToldWithItsName() {
    assertThat(Problems.of(() -> read("{}", Map.of("RETRIES", "10"))))
        .isEqualTo(
            "<yaml>:1:1: error: the environment variable RETRIES gives \"retries\" its value, and it"
                + " is wrong: the value must be at most 9 [retort:bad-environment]");
  }

  @Test
  void aDurationFromTheEnvironmentNeedsAUnit() {
    Serializer<Thing> timed =
        Thing.type(ParamDescriptor.parameter("pause", ValueTypes.DURATION).fromEnv("PAUSE"));
    Tape tape = YamlTape.read(Source.of("<yaml>", "{}"));
    Reading reading = new Reading(tape, of(Map.of("PAUSE", "5")), getClass().getClassLoader());

    assertThat(Problems.of(() -> timed.read(reading)))
        .isEqualTo(
            "<yaml>:1:1: error: the environment variable PAUSE gives \"pause\" its value, and it is"
                + " wrong: the value must be a duration such as 30s, 500ms, 2m, 1h or PT30S"
                + " [retort:bad-environment]");
  }

  @Test
  void kwargsFollowTheSameOrder() {
    Serializer<Thing> llms =
        Thing.type(
            List.of(ParamDescriptor.parameter("generation_kwargs", ValueTypes.KWARGS)),
            List.of(RETRIES));
    Parameters parameters = new Parameters(llms.plan());
    Kwargs set = new Thing.Values(java.util.Arrays.asList(3));
    Kwargs unset = new Thing.Values(java.util.Arrays.asList((Object) null));
    Environment environment = of(Map.of("RETRIES", "2"));

    assertThat(parameters.bind(unset, null, of(Map.of())).get(0)).isEqualTo(1);
    assertThat(parameters.bind(unset, null, environment).get(0)).isEqualTo(2);
    assertThat(parameters.bind(set, null, environment).get(0)).isEqualTo(3);
    assertThat(parameters.bind(set, new Thing.Values(List.of(4)), environment).get(0)).isEqualTo(4);
  }
}
