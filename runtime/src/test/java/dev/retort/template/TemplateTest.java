package dev.retort.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.step.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final List<Row> CASES = cases();

  /** Written by Jinja2 3.1.6: the first line has the values, each other one a template and text. */
  private static List<Row> cases() {
    try (InputStream in = TemplateTest.class.getResourceAsStream("jinja-cases.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Row::ofJson)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> templates() {
    return CASES.stream().skip(1).map(row -> row.text("template")).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> values() {
    return (Map<String, Object>) CASES.get(0).get("values");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void rendersAsJinjaDoes(String template) {
    Row row = CASES.stream().filter(r -> template.equals(r.get("template"))).findFirst().get();
    assertThat(Template.parse(template).render(values())).isEqualTo(row.get("expected"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateCutAnywhereIsRenderedOrRefused(String template) {
    Random random = new Random(7);
    for (int i = 0; i < 10; i++) {
      int from = random.nextInt(template.length() + 1);
      int to = from + random.nextInt(template.length() + 1 - from);
      String cut = template.substring(0, from) + template.substring(to);
      try {
        Template.parse(cut).render(values());
      } catch (TemplateException e) {
        assertThat(e.line()).isPositive();
        assertThat(e.column()).isPositive();
      }
    }
  }

  @Test
  void textsMadeOfTagPiecesAreRenderedOrRefused() {
    String[] pieces = {
      "{{",
      "}}",
      "{%",
      "%}",
      "{#",
      "#}",
      "-",
      "if",
      "for",
      "x",
      "in",
      "else",
      "endif",
      "endfor",
      "set",
      "=",
      "|",
      "upper",
      ".",
      "[",
      "]",
      "(",
      ")",
      "'",
      "1",
      " ",
      "\n",
      "is",
      "not",
      "raw",
      "endraw",
      "~",
      "**",
      "\\",
      "\uD83D\uDE00"
    };
    for (int seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        Template.parse(text.toString()).render(Map.of("x", List.of(1L, 2L)));
      } catch (TemplateException e) {
        assertThat(e.getMessage()).as(text.toString()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\u00a6',
      quoteCharacter = '`',
      value = {
        "{% include 'x' %}\u00a6\"include\" is not allowed: a template cannot read other files (line 1, column 4 of the template)",
        "a\\nb{% import 'x' as y %}\u00a6\"import\" is not allowed: a template cannot read other files (line 2, column 5 of the template)",
        "{% from 'x' import y %}\u00a6\"from\" is not allowed: a template cannot read other files (line 1, column 4 of the template)",
        "{% extends 'x' %}\u00a6\"extends\" is not allowed: a template cannot read other files (line 1, column 4 of the template)",
        "{% macro m() %}{% endmacro %}\u00a6\"macro\" is not allowed: a template cannot define or call code (line 1, column 4 of the template)",
        "{% call m() %}{% endcall %}\u00a6\"call\" is not allowed: a template cannot define or call code (line 1, column 4 of the template)",
        "{% do x.append(1) %}\u00a6\"do\" is not allowed: a template cannot define or call code (line 1, column 4 of the template)",
        "{{ range(3) }}\u00a6calls are not allowed; filters are, as in {{ x | upper }} (line 1, column 9 of the template)",
        "\uD83D\uDE00{{ x.upper() }}\u00a6calls are not allowed; use the filter, as in {{ x | upper }} (line 1, column 12 of the template)",
        "{{ x.strip() }}\u00a6calls are not allowed; use the filter, as in {{ x | trim }} (line 1, column 11 of the template)",
        "{{ x['a']() }}\u00a6calls are not allowed; filters are, as in {{ x | upper }} (line 1, column 10 of the template)",
        "{{ (x)() }}\u00a6calls are not allowed; filters are, as in {{ x | upper }} (line 1, column 7 of the template)",
        "{{ x|upper()() }}\u00a6calls are not allowed; filters are, as in {{ x | upper }} (line 1, column 13 of the template)",
        "{{ 'a'.upper }}\u00a6\"upper\" is no key of a map, and nothing else has any (line 1, column 8 of the template)",
        "{{ x.__class__ }}\u00a6\"__class__\" is no key of a map, and nothing else has any (line 1, column 6 of the template)",
        "{{ x | uper }}\u00a6there is no filter \"uper\"; did you mean \"upper\"? (line 1, column 8 of the template)",
        "{{ x | join(seperator=',') }}\u00a6the filter \"join\" takes d, attribute (line 1, column 8 of the template)",
        "{{ x | upper(1) }}\u00a6the filter \"upper\" takes no arguments (line 1, column 8 of the template)",
        "{{ x | join(',', d=';') }}\u00a6\"d\" is given twice (line 1, column 8 of the template)",
        "{{ x is odd(1) }}\u00a6the test \"odd\" takes no arguments (line 1, column 9 of the template)",
        "{{ x is eq }}\u00a6the test \"eq\" takes one argument (line 1, column 9 of the template)",
        "{{ '\\x4g' }}\u00a6this must be a character's number in 2 hexadecimal digits (line 1, column 7 of the template)",
        "{{ x is strnig }}\u00a6there is no test \"strnig\"; did you mean \"string\"? (line 1, column 9 of the template)",
        "{% iff x %}\u00a6there is no block \"iff\"; there are if, for, set, with, filter and raw (line 1, column 4 of the template)",
        "{{ x\u00a6this tag is not closed; \"}}\" is missing (line 1, column 1 of the template)",
        "{% if x %}y\u00a6\"if\" is not closed; \"{% endif %}\" is missing (line 1, column 4 of the template)",
        "{% for a in x %}\u00a6\"for\" is not closed; \"{% endfor %}\" is missing (line 1, column 4 of the template)",
        "{% endif %}\u00a6\"endif\" closes nothing here (line 1, column 1 of the template)",
        "{# x\u00a6this comment is not closed; \"#}\" is missing (line 1, column 1 of the template)",
        "{{ }}\u00a6expected a value, found \"}}\" (line 1, column 4 of the template)",
        "{{ x y }}\u00a6expected \"}}\", found \"y\" (line 1, column 6 of the template)",
        "{{ 'x }}\u00a6this quoted text is not closed (line 1, column 4 of the template)",
        "{{ x ; }}\u00a6a character that means nothing here (line 1, column 6 of the template)",
        "{% set x.y = 1 %}\u00a6only names can be set, not keys of a map (line 1, column 9 of the template)",
        "{% set loop = 1 %}\u00a6\"loop\" cannot be given a value (line 1, column 8 of the template)",
        "{% for x in y %}{{ loop.indx }}{% endfor %}\u00a6there is no value of \"loop\" named \"indx\"; did you mean \"index\"? (line 1, column 25 of the template)",
        "{% for x in y recursive %}{% endfor %}\u00a6recursive loops are not allowed (line 1, column 15 of the template)"
      })
  void whatIsWrongIsToldWithItsPlace(String template, String message) {
    assertThatThrownBy(() -> Template.parse(template.replace("\\n", "\n")))
        .isInstanceOfSatisfying(
            TemplateException.class, e -> assertThat(e.located()).isEqualTo(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ x.getClass }}",
        "{{ x.class }}",
        "{{ x['class'] }}",
        "{{ x.class.forName }}",
        "{{ t.class }}",
        "{{ t.bytes }}",
        "{{ t['getClass'] }}",
        "{{ l.class }}",
        "{{ l.size }}",
        "{{ n.class }}",
        "{{ ____int3rpr3t3r____.config }}",
        "{{ ____int3rpr3t3r____ }}",
        "{{ _self }}",
        "{{ this.class }}",
        "{{ request }}",
        "{{ self.__init__ }}",
        "{{ x | map(attribute='class') | join }}",
        "{{ [x] | map(attribute='class.name') | join }}",
        "{{ [t] | map(attribute='class') | first }}",
        "{{ [t] | selectattr('class') | first }}",
        "{{ [t] | sort(attribute='class') | first.class }}",
        "{{ loop.class }}",
        "{% for a in l %}{{ loop.class }}{% endfor %}",
        "{% for a in l %}{{ loop['getClass'] }}{% endfor %}",
        "{{ x.items }}",
        "{{ (t ~ '').class }}"
      })
  void noJavaObjectOrMethodIsReached(String template) {
    Map<String, Object> values =
        Map.of("x", Map.of("k", "v"), "t", "text", "l", List.of("a"), "n", 1L);
    try {
      // Filters may leave out what is not there.
      assertThat(Template.parse(template).render(values)).isEmpty();
    } catch (TemplateException e) {
      assertThat(e.getMessage()).doesNotContain("java");
    }
  }

  @Test
  void onlyPlainDataGoesIn() {
    assertThatThrownBy(() -> Template.parse("{{ x | upper }}").render(Map.of("x", new Object())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a template takes no java.lang.Object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ 'x' * 1000000000 }}",
        "{{ 'x' * 4000000 }}{{ 'x' * 4000000 }}",
        "{{ '\u00e9' * 3000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 9 ** 999999999 }}",
        "{{ (9 ** 999) ** 999 }}",
        "{{ 'x' | indent(2000000000, true) }}",
        "{{ 'a' | replace('', 'b' * 4000000) | replace('b', 'c' * 4000000) }}",
        "{% for a in l %}{% for b in l %}{% for c in l %}{% for d in l %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in 'x' * 1000 %}{% for b in 'x' * 100000 %}{% endfor %}{% endfor %}",
        "{{ l | batch(1000000000, 'x') }}",
        "{{ l | slice(1000000000) }}",
        "{{ ['x' * 4000000] * 1000 }}",
        "{{ 'x' | truncate(-5) }}",
        "{{ (['x' * 40] * 1000000) | join }}",
        "{{ l | sort | map('indent', 4000000, true) | join }}",
        "{{ ('a' * 1000000 ~ 'b') in ('a' * 4000000) }}",
        "{{ ('a' * 4000000) | replace('a' * 1000000 ~ 'b', '') }}",
        "{% for a in l %}{{ ('a' * 100000) | trim('b' * 100000) }}{% endfor %}",
        "{{ ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w'] | map('replace', '', 'x' * 2000000) | list | length }}",
        "{% set q = 'x' * 4000000 %}{{ q ~ q }}"
      })
  void bombsAreRefused(String template) {
    List<Object> list = new ArrayList<>();
    for (long i = 0; i < 200; i++) {
      list.add(i);
    }
    assertThatThrownBy(() -> Template.parse(template).render(Map.of("l", list)))
        .isInstanceOf(TemplateException.class);
  }

  @Test
  void longDocumentsAreNoBombs() {
    String document = "ten words \n".repeat(100_000);
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      rows.add(Map.of("k", "a text of some forty characters, or more"));
    }
    Map<String, Object> values = Map.of("d", document, "l", rows);
    for (String template :
        List.of(
            "{{ d | replace('\n', '') }}",
            "{{ d | trim | upper }}",
            "{{ l }}",
            "{{ l | tojson }}",
            "{{ l | join(', ', attribute='k') }}",
            "{% for x in l %}{{ loop.index }}. {{ x.k }}\n{% endfor %}",
            "{% if 'ten words' in d %}{{ d }}{% endif %}")) {
      assertThat(Template.parse(template).render(values)).as(template).hasSizeGreaterThan(800_000);
    }
  }

  @Test
  void everyFilterAndTestTakesOrRefusesEveryKindOfValue() {
    Map<String, Object> values = new HashMap<>();
    values.put("none", null);
    values.put("flag", true);
    values.put("integer", -7L);
    values.put("large", new java.math.BigInteger("9".repeat(40)));
    values.put("real", 2.5);
    values.put("text", "\uD83D\uDE00a \u00a0\uD800b");
    values.put("empty", "");
    values.put("list", Arrays.asList(1L, null, "x", List.of("y")));
    values.put("map", Map.of("a", 1L, "b", Map.of("c", "d")));
    List<String> names = new ArrayList<>(values.keySet());
    names.add("missing");
    List<String> ends = new ArrayList<>();
    Filters.PARAMETERS.keySet().forEach(filter -> ends.add("| " + filter));
    Tests.NAMES.forEach(test -> ends.add("is " + test));
    for (String name : names) {
      for (String end : ends) {
        for (String argument : names) {
          for (String call : List.of("", "(" + argument + ")", "(" + argument + ", 2)")) {
            String template = "{{ [" + name + " " + end + call + "] }}";
            try {
              assertThat(Template.parse(template).render(values)).as(template).startsWith("[");
            } catch (TemplateException e) {
              assertThat(e.getMessage()).as(template).isNotBlank();
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ a | upper }}",
        "{{ a | trim }}",
        "{{ 'Q: ' ~ a }}",
        "{{ m.b | lower }}",
        "{{ 'Q: ' ~ m.b }}",
        "{{ m.b | tojson }}",
        "{{ m.b | int }}",
        "{% filter upper %}{{ a }}{% endfilter %}"
      })
  void aNullOrMissingValueGetsIntoNoTextUnseen(String template) {
    Map<String, Object> values = new HashMap<>();
    values.put("a", null);
    values.put("m", Map.of());
    assertThatThrownBy(() -> Template.parse(template).render(values))
        .isInstanceOfSatisfying(
            TemplateException.class,
            e -> assertThat(e.getMessage()).containsAnyOf("null", "missing"));
  }

  @Test
  void aDefaultStandsForANullOrMissingValue() {
    Map<String, Object> values = new HashMap<>();
    values.put("a", null);
    values.put("m", Map.of());
    assertThat(
            Template.parse("{{ a | default('x', true) | upper }}{{ m.b | default('y') }}")
                .render(values))
        .isEqualTo("Xy");
  }

  @Test
  void numbersOfTwoKindsAreSorted() {
    List<Object> numbers = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      long near = (1L << 53) + random.nextInt(6);
      numbers.add(random.nextBoolean() ? (Object) near : (Object) (double) near);
    }
    assertThat(Template.parse("{{ l | sort | length }}").render(Map.of("l", numbers)))
        .isEqualTo("500");
  }

  @Test
  void aLongNameIsCutInMessages() {
    assertThatThrownBy(() -> Template.parse("{{ x " + "y".repeat(5_000) + " }}"))
        .hasMessage("expected \"}}\", found \"" + "y".repeat(40) + "...\"");
  }

  @Test
  void aListThatHoldsItselfManyTimesIsRefused() {
    StringBuilder template = new StringBuilder("{% set q = [1] %}");
    for (int i = 0; i < 40; i++) {
      template.append("{% set q = [q, q] %}");
    }
    String twice = template + template.toString().replace("q", "r");
    for (String end : List.of("{{ q }}", "{{ q | tojson }}", "{{ q == r }}", "{{ q < r }}")) {
      assertThatThrownBy(() -> Template.parse(twice + end).render(Map.of()))
          .as(end)
          .isInstanceOf(TemplateException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[", "{'a':", "- ", "not ", "x[", "x if y else ", "'' ~ (", "x|default("})
  void deepNestingIsRefused(String part) {
    for (int times : new int[] {150, 20_000}) {
      String template = "{{ " + part.repeat(times);
      assertThatThrownBy(() -> Template.parse(template)).isInstanceOf(TemplateException.class);
    }
  }

  @Test
  void deepBlocksAreRefused() {
    assertThatThrownBy(() -> Template.parse("{% if x %}".repeat(10_000)))
        .hasMessage("blocks are nested more than 50 deep");
  }

  @Test
  void longChainsInNestedBracketsAreRefusedOrRendered() {
    String chain = " + 1".repeat(190);
    String template = "1" + chain;
    for (int i = 0; i < 20; i++) {
      template = "(" + template + ")" + chain;
    }
    String text = "{{ " + template + " }}";
    assertThatThrownBy(() -> Template.parse(text).render(Map.of()))
        .hasMessage("the expression is nested too deep");
  }

  @Test
  void theNamesTakenFromOutsideAreTold() {
    Template template =
        Template.parse(
            "{{ a }}{% for x in b %}{{ x }}{{ loop.index }}{% set y = c %}{{ y }}{% endfor %}"
                + "{{ x }}{% if d is defined %}{{ e.f[g] | default(h) }}{% endif %}"
                + "{% with i = j %}{{ i }}{% endwith %}{{ a }}");
    assertThat(template.names()).containsExactly("a", "b", "c", "x", "d", "e", "g", "h", "j");
    assertThat(template.placeOf("b")).isEqualTo("line 1, column 20");
  }

  @Test
  void theNamesOfAPlainTemplateAreTold() {
    Template template = Template.parse("Say {{ b }} and\n{{a}}, {{ b }}");
    assertThat(template.names()).containsExactly("b", "a");
    assertThat(template.placeOf("a")).isEqualTo("line 2, column 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{ a }}", "{{ a | upper if b else a }}"})
  void aNullToPrintIsRefusedByName(String template) {
    Map<String, Object> values = new HashMap<>();
    values.put("a", null);
    values.put("b", false);
    assertThatThrownBy(() -> Template.parse(template).render(values))
        .isInstanceOfSatisfying(
            TemplateException.class,
            e -> assertThat(e.getMessage()).isIn("\"a\" is null", "the value to print is null"));
  }

  @Test
  void aNullMayBeTested() {
    Map<String, Object> values = new HashMap<>();
    values.put("a", null);
    assertThat(Template.parse("{% if a %}{{ a }}{% else %}-{% endif %}").render(values))
        .isEqualTo("-");
  }

  @Test
  void theFastPathPrintsAsTheEngineDoes() {
    Map<String, Object> values = new HashMap<>();
    values.put("a", true);
    values.put("b", new java.math.BigDecimal("1.50"));
    values.put("c", Arrays.asList(1L, null, "x"));
    values.put("d", 5L);
    assertThat(Template.parse("{{ a }} {{ b }} {{ c }} {{ d }}").render(values))
        .isEqualTo("True 1.5 [1, None, 'x'] 5");
  }

  @Test
  void fourMegabytesAreTheMost() {
    String most = "x".repeat(4 << 20);
    assertThat(Template.parse("{{ a }}").render(Map.of("a", most))).hasSize(4 << 20);
    for (String template : List.of("{{ a }}.", "{{ a | upper }}.", "{{ b }}", "{{ b | lower }}")) {
      assertThatThrownBy(
              () ->
                  Template.parse(template)
                      .render(Map.of("a", most, "b", "\u00e9".repeat((2 << 20) + 1))))
          .isInstanceOf(TemplateException.class)
          .hasMessageContaining("grows beyond 4 MB");
    }
  }
}
