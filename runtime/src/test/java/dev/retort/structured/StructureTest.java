package dev.retort.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.annotation.StructuredType;
import dev.retort.descriptor.MissingCompanionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureTest {
  private static final Structure<Person> PERSON = Structure.of(Person.class);

  @Test
  void anAnswerBecomesItsRecord() {
    assertThat(PERSON.parse("{\"name\":\"Ada\",\"age\":36,\"email\":null,\"tags\":[\"x\",\"y\"]}"))
        .isEqualTo(new Person("Ada", 36, null, List.of("x", "y")));
  }

  @Test
  void orderAndWhiteSpaceAreFree() {
    assertThat(
            PERSON.parse(
                " {\n \"tags\" : [ ] ,\t\"age\" : 3.6e1 , \"na\\u006de\" : \"\\u0041d\\u00e4\" }\r\n"))
        .isEqualTo(new Person("Ad\u00e4", 36, null, List.of()));
  }

  @Test
  void whatTheConstructorOfARecordThrowsIsAFinding() {
    StructureException e =
        catchThrowableOfType(
            StructureException.class, () -> Structure.of(Even.class).parse("{\"number\":3}"));

    assertThat(e).hasMessage("the text is no Even: the record refuses it: 3 is odd");
    assertThat(e).hasCauseInstanceOf(IllegalArgumentException.class);
  }

  /** Takes half of all numbers. */
  @StructuredType
  record Even(int number) {
    Even {
      if (number % 2 != 0) {
        throw new IllegalArgumentException(number + " is odd");
      }
    }
  }

  @Test
  void aRecordWithoutStructureTellsHowToMendTheBuild() {
    record Bare() {}
    assertThatThrownBy(() -> Structure.of(Bare.class))
        .isInstanceOf(MissingCompanionException.class)
        .hasMessageContaining(". If the class has @StructuredType, its module was compiled");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | `` | it ends too early: the text is empty at line 1, column 1",
        "{ | `` | it ends too early: a name in double quotes is expected at line 1, column 2",
        "[] | `` | an object is expected, not an array",
        "{\"name\":1} | /name | a text is expected, not a number",
        "{\"age\":\"1\"} | /age | a whole number is expected, not a text",
        "{\"age\":1.5} | /age | a whole number is expected, not a fraction",
        "{\"age\":3000000000} | /age | the number is out of range: it goes from -2147483648 to 2147483647",
        "{\"age\":01} | `` | it is no JSON: a number does not start with 0 at line 1, column 8",
        "{\"tags\":[\"a\",null]} | /tags/1 | a text is expected, not null",
        "{\"nane\":1} | `` | the property \"nane\" is unknown; did you mean \"name\"?",
        "{\"x\":1} | `` | the property \"x\" is unknown; known are name, age, email, tags",
        "{\"name\":\"a\",\"name\":\"b\"} | /name | the property is given twice",
        "{\"name\":\"a\"} | `` | the property \"age\" is missing",
        "{\"name\":\"a\",} | `` | it is no JSON: a comma stands before the closing bracket at line 1, column 13",
        "{\"name\":\"a\" \"age\":1} | `` | it is no JSON: a comma or } is expected at line 1, column 13",
        "{\"name\":\"a | `` | it ends too early: a text ends in a double quote at line 1, column 11",
        "{\"name\":\"a\",\"age\":1,\"tags\":[]} x | `` | it is no JSON: nothing more is expected at line 1, column 32",
      })
  void whatIsNoAnswerIsToldWithItsPlace(String json, String pointer, String finding) {
    StructureException e = catchThrowableOfType(StructureException.class, () -> PERSON.parse(json));

    assertThat(e.pointer()).isEqualTo(pointer);
    assertThat(e.finding()).isEqualTo(finding);
    assertThat(e)
        .hasMessage(
            "the text is no Person: " + (pointer.isEmpty() ? "" : pointer + ": ") + finding);
  }
}
