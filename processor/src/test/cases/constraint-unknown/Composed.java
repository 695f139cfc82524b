package com.acme;

import jakarta.validation.constraints.*;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Composed. */
@Constraint(validatedBy = {})
@NotBlank
@Retention(RetentionPolicy.RUNTIME)
@interface Composed {
  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
