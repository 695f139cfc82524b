package dev.retort.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References to groups, which ECMA-262 and Java's engine read in different ways. */
class EcmaPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // What has matched must be there again.
        "(a)\\1 ; aa ; true",
        "(a)\\1 ; a ; false",
        "(?<x>a|b)\\k<x> ; bb ; true",
        "(?<x>a|b)\\k<x> ; ab ; false",
        "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10 ; abcdefghijj ; true",
        "(a)\\1{2} ; aaa ; true",
        "(?:(a|b)\\1)+ ; aabb ; true",
        "(?:(a|b)\\1)+ ; aaba ; false",
        "(?:(a|b))+\\1 ; abb ; true",
        "(?:(a|b))+\\1 ; aba ; false",
        "(a)*\\1 ; aaa ; true",
        "(?=(a|b))\\1c ; ac ; true",
        // What has matched nothing is empty.
        "(a)?\\1 ; '' ; true",
        "(a)?\\1 ; aa ; true",
        "(a)?b\\1 ; b ; true",
        "(a)?b\\1 ; ab ; false",
        "(a)?b\\1 ; aba ; true",
        "(?<x>a)?b\\k<x> ; b ; true",
        "(a)*b\\1 ; b ; true",
        // A turn that matches something for sure.
        "(?:[ab]{1,2}(c?\\d))+\\1 ; a11 ; true",
        // A turn that is taken back leaves nothing.
        "(a)*\\1a ; a ; true",
        "(?:(.))+\\1 ; aab ; false",
        "(?:(.))+\\1 ; abb ; true",
        // Each of its choices is a match of it.
        "(a|c)?b\\1 ; ab ; false",
        "(a|c)?b\\1 ; cb ; false",
        "(a|c)?b\\1 ; aba ; true",
        "(a|c)?b\\1 ; b ; true",
        "(a){0,2}b\\1 ; aaba ; true",
        "(?:(a)|b)\\1 ; b ; true",
        "(?:(a)|b)\\1 ; aa ; true",
        "(?:(a)|b)\\1 ; a ; false",
        "(?:(a)|(b))c\\1\\2 ; aca ; true",
        "(?:(a)|(b))c\\1\\2 ; bcb ; true",
        "(?:(a)|(b))c\\1\\2 ; bca ; false",
        "(?:(a)|b\\1)c ; bc ; true",
        "(a)|b\\1 ; b ; true",
        "\\1(a) ; a ; true",
        "\\2(a)(b) ; ab ; true",
        "(?:\\1(a))+ ; aa ; true",
        "(a\\1) ; a ; true",
        "(?<x>a\\k<x>)+ ; aa ; true",
        "(?!(a))b\\1 ; b ; true",
        "(?:(a)?b)?\\1c ; c ; true",
        "(?:(a)?b)?\\1c ; bc ; true",
        "(?:(a)?b)?\\1c ; abac ; true",
        "(?:(a)?b)?\\1c ; abc ; false",
        // A digit behind a reference, and a reference that is none.
        "(?:(a)\\1)0 ; aa0 ; true",
        "[(]\\0?(a)\\1 ; (aa ; true",
        "\\(([)(])\\1 ; ()) ; true",
      })
  void aReferenceIsWhatTheGroupMatchedOrNothing(String pattern, String text, boolean matches) {
    assertThat(EcmaPattern.of(pattern).isWhole(text)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a\\1 ; 1 ; there is no group 1",
        "(a)\\2 ; 3 ; there is no group 2",
        "(a)\\10 ; 3 ; there is no group 10",
        "(?:(a)|b)*\\1 ; 10 ; a turn of a repetition may leave out the group that is referred to,"
            + " and what it matched before would be forgotten, which is not understood here: refer"
            + " to a group that each turn matches",
        "(?:(a)?b\\1)+ ; 8 ; a turn of a repetition may leave out the group that is referred to,"
            + " and what it matched before would be forgotten, which is not understood here: refer"
            + " to a group that each turn matches",
        "(a*)+\\1 ; 5 ;"
            + " a turn of the repetition around the group that is referred to may match nothing, which is not understood here: let each turn match a character",
        "((?:b?)|a){2}\\1 ; 13 ;"
            + " a turn of the repetition around the group that is referred to may match nothing, which is not understood here: let each turn match a character",
        "(?<=(a)\\1) ; 7 ; behind (?<= and (?<!, where matching runs backwards, groups are not"
            + " referred to",
        "(?<=(a))\\1 ; 8 ; behind (?<= and (?<!, where matching runs backwards, groups are not"
            + " referred to",
      })
  void whatIsNotUnderstoodIsRefusedAtItsPlace(String pattern, int index, String reason) {
    assertThatThrownBy(() -> EcmaPattern.of(pattern))
        .isInstanceOfSatisfying(
            PatternSyntaxException.class,
            e -> {
              assertThat(e.getDescription()).isEqualTo(reason);
              assertThat(e.getIndex()).isEqualTo(index);
            });
  }
}
