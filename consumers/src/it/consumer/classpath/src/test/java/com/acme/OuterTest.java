package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retort.descriptor.TypeInfo;
import dev.retort.llm.Input;
import dev.retort.llm.LLM;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The classes generated for a nested class are named after both. */
class OuterTest {
  private static Outer.Inner llm() {
    return Outer_InnerBuilder.create()
        .pause(Duration.ofSeconds(2))
        .generationKwargs(knobs -> knobs.mood(Outer.Mood.VERY_LOUD).seed(Optional.of(5L)))
        .build();
  }

  @Test
  void theComponentsOfARecordAreTheKwargs() {
    Outer_InnerKwargs hot = Outer_InnerKwargs.builder().temperature(1.5).build();
    assertEquals(
        List.of("Knobs[temperature=1.5, mood=VERY_LOUD, seed=Optional[5], stop=null]"),
        llm().generateOutputs(List.of(Input.of("x")), 1, hot).get(0).generations());
  }

  @Test
  void aDumpReadBackGivesAnEqualDump() {
    String yaml = llm().toYaml();
    assertTrue(yaml.contains("pause: 2\n") && yaml.contains("price: 1.250\n"), yaml);
    assertEquals(yaml, LLM.fromYaml(yaml).toYaml());
  }

  @Test
  void nameAndAliasFindTheClass() {
    assertEquals(
        new TypeInfo("com.acme", "Outer.Inner"), Outer_InnerDescriptor.INSTANCE.typeInfo());
    assertEquals(
        Outer.Inner.class,
        LLM.fromYaml("type_info: {module: com.acme, name: Outer.Inner}").getClass());
    assertEquals(
        Outer.Inner.class,
        LLM.fromYaml("type_info: {module: acme.llms, name: Inner}").getClass());
  }
}
