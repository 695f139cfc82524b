package dev.retort.testkit;

import dev.retort.llm.LLM;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has the processor write a fake beside each of some LLMs: {@code AcmeLLMFake} in the package of
 * {@code AcmeLLM}. The LLMs may be of this compilation or of any jar; the annotation stands on a
 * class of the tests, so that fakes are part of no jar but theirs.
 *
 * <pre>{@code
 * @FakeOf(AcmeLLM.class)
 * class SummariesTest {
 *   private final AcmeLLM llm =
 *       AcmeLLMFake.of(AcmeLLMBuilder.create().model("acme-1").build(), FakeAnswers.seeded(7));
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
public @interface FakeOf {
  /**
   * The LLMs.
   *
   * @return classes with {@link dev.retort.annotation.LLMType}, neither final nor abstract
   */
  Class<? extends LLM>[] value();
}
