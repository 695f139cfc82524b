package dev.retort.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names pipeline files that the compiler checks: every problem that {@code retort pipeline check}
 * would tell of a file is told here, with the file's line and column. The files are read from the
 * class output, where a build puts resources before it compiles, or from the folder that {@code
 * -Aretort.resources} names.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface PipelineConfig {
  /**
   * The files, each a pattern relative to the root of the resources, such as {@code
   * "pipelines/*.yaml"}. A {@code *} stands for any part of a name, {@code ?} for one character and
   * {@code **} for any folders.
   *
   * @return one pattern or several; each must match a file
   */
  String[] value();
}
